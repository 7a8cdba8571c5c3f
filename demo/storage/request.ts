// Parses a request as S3 does: bucket and key from either style of URL, the query, the body.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fromWire } from './header-text.js';
import type { RequestBody } from './request-body.js';
import { S3Error } from './s3-error.js';

export interface S3Request {
  readonly method: string;
  /** Decoded path, as it is signed: with the bucket in path style, without it in virtual-host style. */
  readonly path: string;
  /** Decoded parameters, in the order of the request. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: IncomingHttpHeaders;
  /** `''` if the URL names none. */
  readonly bucket: string;
  /** `''` if the URL is that of the bucket. */
  readonly key: string;
  /** URL of the bucket in the style of the request, without a trailing slash. */
  readonly bucketUrl: string;
  readonly body: RequestBody;
}

/**
 * @param ownBucket `Host: <ownBucket>.anything` means virtual-host style, every other host path style
 * @returns `InvalidURI` for invalid percent encoding
 */
export function parseRequest(
  message: IncomingMessage,
  body: RequestBody,
  ownBucket: string,
): S3Request | S3Error {
  const [rawPath = '', ...rawQuery] = (message.url ?? '/').split('?');
  const path = decode(rawPath);
  const query = parseQuery(rawQuery.join('?'));
  if (path === undefined || query === undefined) {
    return new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }

  const { headers, method = 'GET' } = message;
  const host = headers.host ?? '';
  const common = { method, path, query, headers, body };
  if (host.startsWith(`${ownBucket}.`)) {
    return { ...common, bucket: ownBucket, key: path.slice(1), bucketUrl: `http://${host}` };
  }
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { ...common, bucket, key, bucketUrl: `http://${host}/${bucket}` };
}

/** The path of a request without its query, as it was sent. */
export function rawPath(message: IncomingMessage): string {
  return (message.url ?? '/').split('?')[0] ?? '';
}

/** The value of a parameter. S3 ignores the case of its own parameters. */
export function parameter(request: S3Request, name: string): string | undefined {
  return request.query.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

/** The value of a header as text; several values are joined by commas. */
export function header(request: S3Request, name: string): string | undefined {
  const lowerName = name.toLowerCase();
  // The name may come from the client: `constructor` is not a header.
  const value = Object.hasOwn(request.headers, lowerName) ? request.headers[lowerName] : undefined;
  return value === undefined ? undefined : fromWire(Array.isArray(value) ? value.join(',') : value);
}

function parseQuery(raw: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (const part of raw.split('&').filter(Boolean)) {
    const [rawName = '', ...rawValue] = part.split('=');
    const [name, value] = [decode(rawName), decode(rawValue.join('='))];
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
