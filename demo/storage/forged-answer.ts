// The answer that a fault puts in place of the real one.
import type { Answer } from './answer.js';
import type { Fault } from './faults.js';
import { errorDocument } from './s3-error.js';

// What S3 says with a status when the fault names no code.
const CODES: Readonly<Record<number, string>> = {
  403: 'AccessDenied',
  404: 'NoSuchKey',
  429: 'SlowDown',
  500: 'InternalError',
  503: 'SlowDown',
};

/** The answer to a request that meets `fault`: S3's XML, an HTML page, or no body. */
export function forgedAnswer(status: number, fault: Fault, requestId: string): Answer {
  if (fault.empty) return { status, headers: {}, body: '' };
  if (fault.html) {
    const body = `<!doctype html><title>${status}</title><h1>${status}</h1><p>Not from the storage.</p>`;
    return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
  }
  const code = fault.code ?? CODES[status] ?? 'InvalidRequest';
  const body = errorDocument(code, 'A fault that was asked for.', {}, requestId);
  return { status, headers: { 'Content-Type': 'application/xml' }, body };
}
