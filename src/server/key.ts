// The key of a new object. The server alone chooses it: file names reveal private things, and a guessed key could be overwritten.
import { types } from '../rules/accept.js';
import { escaped } from './sigv4.js';

export interface KeyRequest {
  /** MIME type. */
  readonly type: string;
  /** The extension of that type, with its dot. */
  readonly extension: string;
  readonly prefix: string;
  /** 128 random bits in hexadecimal digits. */
  readonly random: string;
  readonly date: Date;
}

/** `incoming/2026-11-29/0f3a….jpg` */
export const defaultKey = ({ prefix, date, random, extension }: KeyRequest) =>
  `${prefix}${date.toISOString().slice(0, 10)}/${random}${extension}`;

/** The first extension of this MIME type: `.jpeg`. */
export const extensionOf = (type: string): string =>
  [...types].find(([name, known]) => known === type && name.startsWith('.'))?.[0] ?? '';

export const randomBits = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Bytes of UTF-8 (S3, object keys). */
const LONGEST = 1024;

/** What is wrong with a key or a prefix, which browsers, proxies or S3 would take for another; `undefined` if nothing is. */
export function keyFault(key: unknown): string | undefined {
  if (typeof key !== 'string' || key === '') return 'is not a text';
  if (/\p{Cs}/u.test(key)) return 'has half a surrogate pair';
  if (new TextEncoder().encode(key).length > LONGEST) return `has more than ${LONGEST} bytes`;
  if (/[\p{Cc}\p{Cf}\\]/u.test(key)) return 'has a control character, a direction mark or a backslash';
  if (key.startsWith('/') || /(^|\/)\.{1,2}(\/|$)|\/\//.test(key)) return 'has an empty, `.` or `..` segment';
  return key.includes('${') ? 'has a variable' : undefined;
}

/** As in a URL. */
export const escapedKey = (key: string) => key.split('/').map(escaped).join('/');
