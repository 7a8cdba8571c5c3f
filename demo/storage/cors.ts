// Evaluates the CORS rules of the bucket: preflights, and the headers that let a page read an answer.
import type { Answer } from './answer.js';
import { S3Error } from './s3-error.js';

/** One rule of a bucket's CORS configuration. A pattern may contain one `*`. */
export interface CorsRule {
  readonly id?: string | undefined;
  /** Patterns of origins. `localhost` and `127.0.0.1` are different origins. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** Patterns of request headers. */
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number | undefined;
}

/** The rule of a new bucket. Without a member, it allows what the upload of an image needs. */
export type DefaultRule = Partial<Omit<CorsRule, 'origins'>> & {
  readonly origins: readonly string[] | '*';
};

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

export const completed = (rule: DefaultRule): CorsRule => ({
  methods: METHODS,
  headers: ['*'],
  exposeHeaders: ['ETag', 'Location', 'x-amz-checksum-sha256', 'x-amz-request-id'],
  maxAgeSeconds: 3600,
  ...rule,
  origins: rule.origins === '*' ? ['*'] : rule.origins,
});

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

const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** The CORS headers of an answer or error; none if no rule allows the origin and method. */
export function corsHeaders(rules: readonly CorsRule[], request: CrossOrigin): Record<string, string> {
  const rule = ruleFor(rules, request);
  return rule ? headersOf(rule, request) : {};
}

/** Answers an OPTIONS request: with 200 and CORS headers, or with `AccessForbidden` and without them. */
export function preflight(rules: readonly CorsRule[], request: Preflight): Answer | S3Error {
  const { origin, method, headers } = request;
  if (!origin) {
    return new S3Error('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (!method) {
    return new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null');
  }
  if (rules.length === 0) {
    return new S3Error('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.');
  }
  const asked = { origin, method, headers };
  const rule = ruleFor(rules, asked);
  if (!rule) {
    return new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', {
      Method: method,
      ResourceType: 'OBJECT',
    });
  }
  return {
    status: 200,
    headers: {
      ...headersOf(rule, asked),
      ...(headers.length > 0 ? { 'Access-Control-Allow-Headers': headers.join(', ') } : {}),
      ...(rule.maxAgeSeconds === undefined ? {} : { 'Access-Control-Max-Age': String(rule.maxAgeSeconds) }),
    },
    body: '',
  };
}

function headersOf(rule: CorsRule, { origin }: CrossOrigin): Record<string, string> {
  const isForAll = rule.origins.find((pattern) => matches(pattern, origin)) === '*';
  return {
    ...(isForAll
      ? { 'Access-Control-Allow-Origin': '*' }
      : { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }),
    'Access-Control-Allow-Methods': rule.methods.join(', '),
    ...(rule.exposeHeaders.length > 0
      ? { 'Access-Control-Expose-Headers': rule.exposeHeaders.join(', ') }
      : {}),
    Vary: VARY,
  };
}

/** S3 applies the first rule that allows origin, method and headers. Rules do not add up. */
function ruleFor(rules: readonly CorsRule[], { origin, method, headers }: CrossOrigin): CorsRule | undefined {
  return rules.find((rule) => {
    const patterns = rule.headers.map((pattern) => pattern.toLowerCase());
    return (
      rule.origins.some((pattern) => matches(pattern, origin)) &&
      rule.methods.includes(method) &&
      headers.every((name) => patterns.some((pattern) => matches(pattern, name.toLowerCase())))
    );
  });
}

function matches(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*', 2);
  if (after === undefined) return value === pattern;
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
}
