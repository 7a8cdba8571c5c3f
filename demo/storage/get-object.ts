// GET and HEAD of one object or a range of it, with HTTP's conditions.
import type { Answer } from './answer.js';
import type { Bucket } from './bucket.js';
import { isHeaderText, metadataToWire } from './header-text.js';
import type { StoredObject } from './objects.js';
import { isAuthorized } from './authorization.js';
import { isPresigned } from './presigned.js';
import { parseRange } from './range.js';
import { header, parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';

// Parameters with which a presigned GET can override stored headers (S3, GetObject).
const OVERRIDES = [
  'Cache-Control',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Type',
  'Expires',
];

// Stored files are not trusted: if they are opened as a page, they must not run in this origin.
const SAFETY = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
};

/** Answers with an object that the client may read. The sender of the answer closes its file handle. */
export async function getObject(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const found = await bucket.objects.read(request.key);
  if (!found) {
    return new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: request.key });
  }
  const { object, file } = found;
  const answer = answerWithoutBody(request, object);
  const slice = answer instanceof S3Error ? undefined : answer.slice;
  if (answer instanceof S3Error || !slice || request.method === 'HEAD') {
    await file.close();
    return answer instanceof S3Error ? answer : { ...answer, body: '' };
  }
  return { status: answer.status, headers: answer.headers, body: { file, ...slice } };
}

interface Head {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Bytes to send; `undefined` for a 304. */
  readonly slice: { start: number; end: number } | undefined;
}

function answerWithoutBody(request: S3Request, object: StoredObject): Head | S3Error {
  const overrides = readOverrides(request);
  if (overrides instanceof S3Error) return overrides;
  const headers = { ...objectHeaders(object), ...overrides };

  const verdict = checkConditions(request, object);
  if (verdict === 'not modified') {
    return { status: 304, headers: { ETag: headers.ETag ?? '' }, slice: undefined };
  }
  if (verdict === 'failed') {
    return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }

  const ifRange = header(request, 'if-range');
  const rangeText = ifRange === undefined || ifRange === headers.ETag ? header(request, 'range') : undefined;
  const range = parseRange(rangeText, object.size);
  switch (range.kind) {
    case 'whole':
      headers['Content-Length'] = String(object.size);
      if (asksForChecksums(request)) Object.assign(headers, object.checksums);
      return { status: 200, headers, slice: { start: 0, end: object.size } };
    case 'part':
      headers['Content-Length'] = String(range.end - range.start);
      headers['Content-Range'] = `bytes ${range.start}-${range.end - 1}/${object.size}`;
      return { status: 206, headers, slice: { start: range.start, end: range.end } };
    case 'unsatisfiable':
      return new S3Error('InvalidRange', 'The requested range is not satisfiable', {
        RangeRequested: rangeText ?? '',
        ActualObjectSize: String(object.size),
      });
    default:
      return range satisfies never;
  }
}

function objectHeaders(object: StoredObject): Record<string, string> {
  const headers: Record<string, string> = {
    ...SAFETY,
    'Accept-Ranges': 'bytes',
    ETag: `"${object.etag}"`,
    'Last-Modified': new Date(object.lastModified).toUTCString(),
  };
  for (const [name, value] of Object.entries(object.headers)) {
    headers[name] = name.startsWith('x-amz-meta-') ? metadataToWire(value) : value;
  }
  return headers;
}

/** Checksums are those of the whole object: with a part of it, a client would compare them in vain. */
function asksForChecksums(request: S3Request): boolean {
  const mode = header(request, 'x-amz-checksum-mode') ?? parameter(request, 'x-amz-checksum-mode');
  return mode?.toUpperCase() === 'ENABLED';
}

function readOverrides(request: S3Request): Record<string, string> | S3Error {
  const asked = OVERRIDES.flatMap((name) => {
    const value = parameter(request, `response-${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (asked.length > 0 && !isPresigned(request) && !isAuthorized(request)) {
    return new S3Error(
      'InvalidRequest',
      'Request specific response headers cannot be used for anonymous GET requests.',
    );
  }
  const unfit = asked.find(([, value]) => !isHeaderText(value));
  if (unfit)
    return new S3Error('InvalidArgument', 'A header can not have this value.', {
      ArgumentName: `response-${unfit[0]}`,
    });
  return Object.fromEntries(asked);
}

/** RFC 9110, 13.2.2: entity tags come before dates. */
function checkConditions(request: S3Request, object: StoredObject): 'go on' | 'not modified' | 'failed' {
  const changed = Math.floor(Date.parse(object.lastModified) / 1000) * 1000; // HTTP dates have whole seconds
  const ifMatch = header(request, 'if-match');
  const unmodifiedSince = Date.parse(header(request, 'if-unmodified-since') ?? '');
  if (ifMatch !== undefined ? !namesEtag(ifMatch, object) : changed > unmodifiedSince) return 'failed';

  const ifNoneMatch = header(request, 'if-none-match');
  const modifiedSince = Date.parse(header(request, 'if-modified-since') ?? '');
  const same = ifNoneMatch !== undefined ? namesEtag(ifNoneMatch, object) : changed <= modifiedSince;
  return same ? 'not modified' : 'go on';
}

function namesEtag(list: string, object: StoredObject): boolean {
  const tags = list.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  return tags.includes('*') || tags.includes(object.etag);
}
