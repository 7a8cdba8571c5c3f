// The faults of each step of an image that is sent in parts, and the expected results.
import type { Fault } from '../../demo/storage/storage.js';
import type { Ending } from './page.js';

export const steps = ['create', 'part', 'list', 'complete', 'head', 'abort'] as const;

export type Step = (typeof steps)[number];

/** The requests of each step. */
export const requestsOf: Readonly<Record<Step, Pick<Fault, 'method' | 'parameter'>>> = {
  create: { method: 'POST', parameter: 'uploads' },
  part: { method: 'PUT', parameter: 'partNumber' },
  list: { method: 'GET', parameter: 'uploadId' },
  complete: { method: 'POST', parameter: 'uploadId' },
  head: { method: 'HEAD' },
  abort: { method: 'DELETE', parameter: 'uploadId' },
};

/** Retries of an image, and of a part within an attempt. */
export const RETRIES = 2;

/** What has to happen before the step is taken. */
export const before: Readonly<Partial<Record<Step, Fault>>> = {
  list: { ...requestsOf.part, skip: 1, times: RETRIES + 1, status: 503 }, // the second part ends the first attempt
  head: { ...requestsOf.complete, times: 1, noCors: true }, // completed, and the page can't know it
};

export interface StepFault {
  readonly what: string;
  readonly fault: Fault;
  /** What ends an image if every request for a part meets the fault. */
  readonly ending: Ending;
  /** The same for the requests to complete the upload, if it is another. */
  readonly completing?: Ending;
  /** The request is handled although the page gets no answer. */
  readonly handled?: true;
}

const HOUR = 3_600_000; // ms

const answer = (status: number, code: string, ending: Ending, message?: string): StepFault => ({
  what: `${status} ${code}${message ? `, “${message}”` : ''}`,
  fault: { status, code, ...(message && { message }) },
  ending,
});

export const stepFaults: readonly StepFault[] = [
  { what: 'reset before the first byte', fault: { resetAt: 0 }, ending: 'network' },
  { what: 'no answer', fault: { delay: HOUR }, ending: 'stalled', completing: 'network' },
  { what: 'handled, the answer is lost', fault: { lostReply: true }, ending: 'network', handled: true },
  {
    what: 'handled, the answer cut in its body',
    fault: { truncated: true },
    ending: 'network',
    handled: true,
  },
  {
    what: 'handled, the answer without CORS headers',
    fault: { noCors: true },
    ending: 'network',
    handled: true,
  },
  { what: '200, a page of a portal', fault: { status: 200, html: true }, ending: 'network' },
  answer(200, 'InternalError', 'network'),
  answer(400, 'BadDigest', 'checksum-mismatch'),
  answer(400, 'ExpiredToken', 'credentials-expired'),
  answer(400, 'RequestTimeout', 'stalled'),
  answer(403, 'AccessDenied', 'access-denied'),
  answer(403, 'AccessDenied', 'policy-expired', 'Request has expired'),
  answer(403, 'SignatureDoesNotMatch', 'signature-mismatch'),
  answer(404, 'NoSuchUpload', 'policy-expired'),
  { what: '408, no body', fault: { status: 408, empty: true }, ending: 'storage-error' },
  { what: '429, no body', fault: { status: 429, empty: true }, ending: 'slow-down' },
  answer(500, 'InternalError', 'storage-error'),
  { what: '501, an HTML page', fault: { status: 501, html: true }, ending: 'storage-error' },
  { what: '502, an HTML page', fault: { status: 502, html: true }, ending: 'storage-error' },
  answer(503, 'SlowDown', 'slow-down'),
];

export interface Expected {
  readonly ending: Ending;
  /** How often the image may be stored. */
  readonly stored: readonly number[];
}

const once: Expected = { ending: 'stored', stored: [1] };

/** Answers after which no other attempt is made. */
const FINAL: ReadonlySet<Ending> = new Set(['access-denied', 'signature-mismatch']);

/** Of one request with the fault, or of all of a step. */
export function expectedOf(
  step: Step,
  { what, fault, ending, completing, handled }: StepFault,
  lasts: boolean,
): Expected {
  const isFinal = FINAL.has(ending) || what.startsWith('501');
  switch (step) {
    case 'create':
      // The image is sent in one request instead, unless the server itself gets no answer.
      return fault.delay !== undefined && lasts ? { ending: 'presign-network', stored: [0] } : once;
    case 'part':
      return lasts || isFinal ? { ending, stored: [0] } : once;
    case 'list':
      return once;
    case 'complete':
      if (handled) return once;
      return lasts || isFinal ? { ending: completing ?? ending, stored: [0] } : once;
    case 'head':
      if (!lasts) return once;
      // A store that says nothing of an object that is there gets it again, under another key.
      return TEMPORARY.test(what) ? { ending, stored: [1] } : { ending: 'stored', stored: [1, 2] };
    case 'abort':
      return { ending: 'aborted', stored: [0] };
  }
}

const TEMPORARY = /^(408|429|500|502|503)/;
