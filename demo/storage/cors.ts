// The CORS rule of the bucket: preflights, and the headers that let a page read an answer.
import type { Answer } from './answer.js';
import { S3Error } from './s3-error.js';

/** One rule of a bucket's CORS configuration. A pattern may contain one `*`. */
export interface CorsRule {
  /** Patterns of origins; `'*'` for all. `localhost` and `127.0.0.1` are different origins. */
  readonly origins: readonly string[] | '*';
  readonly methods?: readonly string[];
  /** Patterns of request headers. */
  readonly headers?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly maxAgeSeconds?: number;
}

/** A request of a page, or one that a preflight announces. */
export interface CrossOrigin {
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** The headers of a preflight; each may be missing. */
export interface Preflight {
  readonly origin: string | undefined;
  readonly method: string | undefined;
  readonly headers: readonly string[];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const EXPOSED = ['ETag', 'Location', 'x-amz-checksum-sha256', 'x-amz-request-id'];
const MAX_AGE = 3600; // seconds
const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** The CORS headers of an answer or error; none if the rule doesn't allow the origin and method. */
export function corsHeaders(rule: CorsRule | undefined, request: CrossOrigin): Record<string, string> {
  if (!rule || !isAllowed(rule, request)) return {};
  return {
    ...(rule.origins === '*'
      ? { 'Access-Control-Allow-Origin': '*' }
      : { 'Access-Control-Allow-Origin': request.origin, 'Access-Control-Allow-Credentials': 'true' }),
    'Access-Control-Allow-Methods': (rule.methods ?? METHODS).join(', '),
    'Access-Control-Expose-Headers': (rule.exposeHeaders ?? EXPOSED).join(', '),
    Vary: VARY,
  };
}

/** Answers an OPTIONS request: with 200 and CORS headers, or with `AccessForbidden` and without them. */
export function preflight(rule: CorsRule | undefined, request: Preflight): Answer | S3Error {
  const { origin, method, headers } = request;
  if (!origin) {
    return new S3Error('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (!method) {
    return new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null');
  }
  if (!rule) {
    return new S3Error('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.');
  }
  const asked = { origin, method, headers };
  if (!isAllowed(rule, asked)) {
    return new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', {
      Method: method,
      ResourceType: 'OBJECT',
    });
  }
  return {
    status: 200,
    headers: {
      ...corsHeaders(rule, asked),
      ...(headers.length > 0 ? { 'Access-Control-Allow-Headers': headers.join(', ') } : {}),
      'Access-Control-Max-Age': String(rule.maxAgeSeconds ?? MAX_AGE),
    },
    body: '',
  };
}

function isAllowed(rule: CorsRule, { origin, method, headers }: CrossOrigin): boolean {
  const originAllowed = rule.origins === '*' || rule.origins.some((pattern) => matches(pattern, origin));
  const patterns = (rule.headers ?? ['*']).map((pattern) => pattern.toLowerCase());
  return (
    originAllowed &&
    (rule.methods ?? METHODS).includes(method) &&
    headers.every((name) => patterns.some((pattern) => matches(pattern, name.toLowerCase())))
  );
}

function matches(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*', 2);
  if (after === undefined) return value === pattern;
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}
