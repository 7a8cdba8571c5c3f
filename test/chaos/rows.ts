// The faults between page and storage, and the expected results. Each row is run with POST and with PUT, with one file and with
// twenty.
import type { Fault } from '../../demo/storage/storage.js';
import type { Ending, UploadPlan } from './page.js';

export interface Row {
  readonly what: string;
  /** The fault, or a function of the storage's URL that returns it. */
  readonly fault: Fault | ((url: string) => Fault);
  /** `some`: the fault affects fewer requests than there are retries; `all`: every request. */
  readonly meets: 'some' | 'all';
  readonly ending: Ending;
  /**
   * `each`: once for each request that failed. `shared`: at most so often, since Chromium itself repeats a request that
   * breaks off, or is answered 408, on a connection that has been in use.
   */
  readonly retried: 'no' | 'each' | 'shared';
  /** Each retry asks for a new policy or URL first. */
  readonly fresh?: true;
  /** Whether the storage has the file, although the page can't know it. */
  readonly kept?: true;
  /** Smallest and largest size of the files, in bytes. */
  readonly size?: readonly [number, number];
  /** Options of the uploader. */
  readonly options?: Pick<UploadPlan, 'concurrency' | 'retries' | 'stallTimeout'>;
  /** The shortest pause before each retry, in milliseconds. */
  readonly waits?: number;
}

type Rest = Partial<Omit<Row, 'what' | 'fault'>>;
type Make = (what: string, fault: Row['fault'], rest?: Rest) => Row;

const harmless: Make = (what, fault, rest) => ({
  ...{ what, fault, meets: 'all', ending: 'stored', retried: 'no' },
  ...rest,
});
const passing: Make = (what, fault, rest) => ({
  ...{ what, fault, meets: 'some', ending: 'stored', retried: 'each' },
  ...rest,
});
const lasting = (what: string, fault: Row['fault'], ending: Ending, rest?: Rest): Row => ({
  ...{ what, fault, meets: 'all', ending, retried: 'each' },
  ...rest,
});
const final = (what: string, fault: Row['fault'], ending: Ending, rest?: Rest): Row =>
  lasting(what, fault, ending, { retried: 'no', ...rest });

const HOUR = 3_600_000; // ms
const LARGE = [5_000_000, 6_000_000] as const; // more than the buffers of a connection hold
const impatient = { stallTimeout: 1, concurrency: 6 }; // the number of connections that browsers open
const expired = (message: string): Fault => ({ status: 403, code: 'AccessDenied', message });
const elsewhere = (url: string): Fault => ({
  status: 307,
  redirectTo: url.replace('127.0.0.1', 'localhost'),
});
const cannotPass = (code: string, status = 403): Fault => ({ status, code });

export const rows: readonly Row[] = [
  harmless('nothing', {}),
  harmless('each answer takes 300 ms longer', { delay: 300 }),
  harmless('the connection has 400 KB/s', { bytesPerSecond: 400_000 }),
  harmless('307 to the same URL', (url) => ({ status: 307, redirectTo: url }), { meets: 'some' }),

  passing('reset before the first byte', { resetAt: 0 }, { retried: 'shared' }),
  lasting('reset before the first byte', { resetAt: 0 }, 'network'),
  passing('reset at byte 50,000', { resetAt: 50_000 }, { retried: 'shared' }),
  lasting('reset at byte 50,000', { resetAt: 50_000 }, 'network'),
  passing('stall at byte 50,000', { stallAt: 50_000 }, { options: { ...impatient, retries: 2 } }),
  lasting('stall at byte 50,000', { stallAt: 50_000 }, 'stalled', {
    options: { ...impatient, retries: 1 },
  }),
  passing('no answer', { delay: HOUR }, { options: { ...impatient, retries: 2 } }),
  passing('stored, the answer is lost', { lostReply: true }, { retried: 'shared' }),
  lasting('stored, the answer is lost', { lostReply: true }, 'network', { kept: true }),
  passing('stored, the answer cut in its body', { truncated: true }),
  lasting('stored, the answer cut in its body', { truncated: true }, 'network', { kept: true }),
  passing('stored, the answer without CORS headers', { noCors: true }),
  lasting('stored, the answer without CORS headers', { noCors: true }, 'network', { kept: true }),
  passing('the preflight is refused', { method: 'OPTIONS', status: 403 }),
  lasting('the preflight is refused', { method: 'OPTIONS', status: 403 }, 'network'),
  passing('307 to a URL whose CORS rule allows only the site', elsewhere),
  lasting('307 to a URL whose CORS rule allows only the site', elsewhere, 'network'),

  passing('503 SlowDown', { status: 503 }),
  lasting('503 SlowDown', { status: 503 }, 'slow-down'),
  passing(
    '503 with Retry-After: 1',
    { status: 503, headers: { 'Retry-After': '1' } },
    { waits: 1000, options: { retries: 2 } },
  ),
  passing('503, an HTML page', { status: 503, html: true }),
  passing('503, no body', { status: 503, empty: true }),
  passing('503 before the body is read, then read', { status: 503, early: 'reads-on' }, { size: LARGE }),
  passing('503 before the body is read, then closed', { status: 503, early: 'closes' }, { size: LARGE }),
  passing('429 SlowDown', { status: 429 }),
  passing('500 InternalError', { status: 500 }),
  lasting('500 InternalError', { status: 500 }, 'storage-error'),
  passing('500, no body', { status: 500, empty: true }),
  passing('502, an HTML page', { status: 502, html: true }),
  passing('504, an HTML page', { status: 504, html: true }),
  passing('408, no body', { status: 408, empty: true }, { retried: 'shared' }),
  passing('400 RequestTimeout', cannotPass('RequestTimeout', 400)),
  lasting('400 RequestTimeout', cannotPass('RequestTimeout', 400), 'stalled'),
  passing('400 BadDigest', cannotPass('BadDigest', 400)),
  lasting('400 BadDigest', cannotPass('BadDigest', 400), 'checksum-mismatch'),

  ...[
    passing('403 AccessDenied, “Policy expired”', expired('Invalid according to Policy: Policy expired.')),
    lasting(
      '403 AccessDenied, “Policy expired”',
      expired('Invalid according to Policy: Policy expired.'),
      'policy-expired',
    ),
    passing('403 AccessDenied, “Request has expired”', expired('Request has expired')),
    passing('400 ExpiredToken', cannotPass('ExpiredToken', 400)),
    lasting('400 ExpiredToken', cannotPass('ExpiredToken', 400), 'credentials-expired'),
    passing('403 RequestTimeTooSkewed', cannotPass('RequestTimeTooSkewed')),
  ].map((row): Row => ({ ...row, fresh: true })),

  final('403 AccessDenied', cannotPass('AccessDenied'), 'access-denied'),
  final('403 SignatureDoesNotMatch', cannotPass('SignatureDoesNotMatch'), 'signature-mismatch'),
  final('403 InvalidAccessKeyId', cannotPass('InvalidAccessKeyId'), 'signature-mismatch'),
  final('403, an HTML page', { status: 403, html: true }, 'access-denied'),
  final('403, no body', { status: 403, empty: true }, 'access-denied'),
  final('403 before the body is read, then read', { status: 403, early: 'reads-on' }, 'access-denied', {
    size: LARGE,
  }),
  final('403 before the body is read, then closed', { status: 403, early: 'closes' }, 'access-denied', {
    size: LARGE,
  }),
  final('400 EntityTooLarge', cannotPass('EntityTooLarge', 400), 'entity-too-large'),
  final('400 EntityTooSmall', cannotPass('EntityTooSmall', 400), 'entity-too-small'),
  final('400 InvalidPolicyDocument', cannotPass('InvalidPolicyDocument', 400), 'policy-forbids'),
  final('404 NoSuchBucket', cannotPass('NoSuchBucket', 404), 'storage-error'),
  final('405 MethodNotAllowed', cannotPass('MethodNotAllowed', 405), 'storage-error'),
];
