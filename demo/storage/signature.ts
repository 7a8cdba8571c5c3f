// AWS Signature Version 4 with node:crypto only. It does not use the SDK to verify signatures, since the SDK has made them.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './s3-error.js';

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The only account of this store. */
export interface Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** The parts of a credential: `accessKeyId/date/region/service/aws4_request`. */
export interface Credential {
  readonly accessKeyId: string;
  /** The day as `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** Parses `X-Amz-Credential`; `undefined` if it does not have five parts. A key id may contain slashes. */
export function parseCredential(text: string): Credential | undefined {
  const match = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(text);
  if (!match) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = ''] = match;
  return { accessKeyId, date, region, service };
}

/** The signature of a text in lower-case hexadecimal, with the key for the credential's day, region and service. */
export function signatureOf(text: string, secretAccessKey: string, credential: Credential): string {
  const steps = [credential.date, credential.region, credential.service, 'aws4_request'];
  const key = steps.reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, text).toString('hex');
}

/** Compares two signatures in constant time. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The time of an `X-Amz-Date` (`YYYYMMDDTHHMMSSZ`); `undefined` if it is invalid. */
export function parseAmzDate(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Percent-encodes everything but RFC 3986's unreserved characters, as the canonical request requires. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';

export function unknownToken(): S3Error {
  return new S3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
}

export function unknownKey(accessKeyId: string): S3Error {
  return new S3Error(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    { AWSAccessKeyId: accessKeyId },
  );
}
