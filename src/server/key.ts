// The key of a new object. The server alone chooses it: file names reveal private things, and a guessed key could be overwritten.
import { types } from '../rules/accept.js';
import { hex } from './hex.js';
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
  `${prefix}${dayOf(date)}/${random}${extension}`;

const DAY = 86_400_000; // ms

/** The latest day, since it takes longer to write one than to look at it. */
let latest = { day: NaN, text: '' };

function dayOf(date: Date): string {
  const day = Math.floor(date.valueOf() / DAY);
  if (day !== latest.day) latest = { day, text: date.toISOString().slice(0, 10) };
  return latest.text;
}

/** The first extension of each MIME type. */
const extensions = new Map(
  [...types].reverse().flatMap(([name, type]) => (name.startsWith('.') ? [[type, name]] : [])),
);

/** The first extension of this MIME type: `.jpeg`. */
export const extensionOf = (type: string): string => extensions.get(type) ?? '';

/** Random bytes for many keys: to ask for them takes longer than to use them. */
const pool = new Uint8Array(4096);
let used = pool.length;

export function randomBits(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += 16;
  return hex(pool.subarray(used - 16, used));
}

/** Bytes of UTF-8 (S3, object keys). */
const LONGEST = 1024;

/** Keys as the server chooses them, which need no other test. */
const PLAIN = /^\w[\w-]*(\/\w[\w-]*)*(\.\w+)?$/;

/** What is wrong with a key or a prefix, which browsers, proxies or S3 would take for another; `undefined` if nothing is. */
export function keyFault(key: unknown): string | undefined {
  if (typeof key !== 'string' || key === '') return 'is not a text';
  if (key.length <= LONGEST && PLAIN.test(key)) return undefined;
  if (/\p{Cs}/u.test(key)) return 'has half a surrogate pair';
  if (new TextEncoder().encode(key).length > LONGEST) return `has more than ${LONGEST} bytes`;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]/u.test(key))
    return 'has a control character, a direction mark, a line separator or a backslash';
  if (key.startsWith('/') || /(^|\/)\.{1,2}(\/|$)|\/\//.test(key)) return 'has an empty, `.` or `..` segment';
  return key.includes('${') ? 'has a variable' : undefined;
}

/** As in a URL. */
export const escapedKey = (key: string) => key.split('/').map(escaped).join('/');
