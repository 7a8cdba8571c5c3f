// The answer that a fault sends instead of the real one.
import type { Answer } from './answer.js';
import type { Fault } from './faults.js';
import { errorDocument } from './s3-error.js';

// The codes of S3 by status, for faults without a code.
const CODES: Readonly<Record<number, string>> = {
  307: 'TemporaryRedirect',
  403: 'AccessDenied',
  404: 'NoSuchKey',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  429: 'SlowDown',
  503: 'SlowDown',
};

/**
 * The answer to a request with a fault: S3's XML, an HTML page, or no body.
 *
 * @param url path and query, as they were sent
 */
export function forgedAnswer(status: number, fault: Fault, requestId: string, url: string): Answer {
  const location = fault.redirectTo === undefined ? {} : { Location: fault.redirectTo + url };
  if (fault.empty) return { status, headers: location, body: '' };
  if (fault.html) {
    const body = `<!doctype html><title>${status}</title><h1>${status}</h1><p>Not from the storage.</p>`;
    return { status, headers: { ...location, 'Content-Type': 'text/html; charset=utf-8' }, body };
  }
  const code = fault.code ?? CODES[status] ?? (status >= 500 ? 'InternalError' : 'InvalidRequest');
  const body = errorDocument(code, fault.message ?? 'A fault that was asked for.', {}, requestId);
  return { status, headers: { ...location, 'Content-Type': 'application/xml' }, body };
}
