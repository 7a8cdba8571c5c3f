// Checks options when a handler is created or a claim is verified: the compiler finds what is wrong only for callers with TypeScript. A
// wrong one throws and is named. Its value isn't, since it may be secret.
import { fail } from './option-error.js';

/** Options as any caller may give them. */
type Given = Readonly<Record<string, unknown>>;

type Rules = Readonly<Record<string, readonly [isRight: (value: unknown) => boolean, what: string]>>;

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isWhole = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
const isOneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isListOf = (isRight: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(isRight);

/** A URL by http(s) to which paths can be added. */
function isBase(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}

const isOrigin = (value: unknown) => isBase(value) && new URL(value as string).origin === value;

const isSecret = (value: unknown) => typeof value === 'string' && value.length >= 32;

/** Keys that are missing in the environment are the usual mistake. */
export const isCredentials = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'accessKeyId' in value &&
  isText(value.accessKeyId) &&
  'secretAccessKey' in value &&
  isText(value.secretAccessKey);

export const CREDENTIALS = '{ accessKeyId, secretAccessKey } with two texts, or a function that returns them';

const isClient = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'config' in value &&
  'send' in value &&
  typeof value.send === 'function';

const ofBucket: Rules = {
  bucket: [
    (value) => typeof value === 'string' && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(value),
    'the name of a bucket',
  ],
  client: [isClient, 'an S3Client of the AWS SDK'],
  credentials: [(value) => isFunction(value) || isCredentials(value), CREDENTIALS],
  region: [
    (value) => typeof value === 'string' && /^[\w-]+$/.test(value),
    'the name of a region; stores with a single region accept any, such as "us-east-1"',
  ],
  endpoint: [isBase, 'an http: or https: URL, without a user, a query or a fragment'],
};

const ofClaims: Rules = {
  secret: [
    (value) => isSecret(value) || isListOf(isSecret)(value),
    'at least 32 characters, or a list of such texts',
  ],
  purpose: [isText, 'a text'],
};

/** Seconds; the longest validity of a signature (S3, SigV4). */
export const WEEK = 604_800;

const ofHandler: Rules = {
  ...ofClaims,
  authorize: [isFunction, 'a function'],
  expires: [isWhole(1, WEEK), `a number of seconds from 1 to ${WEEK}`],
  target: [isOneOf('post', 'put'), '"post" or "put"'],
  writeOnce: [isOneOf(true, false), 'true or false'],
  checksum: [isOneOf('required'), '"required"'],
  key: [isFunction, 'a function'],
  publicBase: [isBase, 'an http: or https: URL, without a user, a query or a fragment'],
  maxFiles: [isWhole(1, Infinity), 'a whole number from 1 on'],
  origins: [isListOf(isOrigin), 'a list of origins, such as "https://admin.example"'],
  limit: [isFunction, 'a function'],
  log: [isFunction, 'a function'],
};

const PIXELS = [isWhole(1, Infinity), 'a whole number from 1 on'] as const;

const ofClaim: Rules = { ...ofClaims, identity: [isText, 'the id of a visitor, a text'], maxPixels: PIXELS };

const ofStored: Rules = {
  authorize: [isFunction, 'a function'],
  log: [isFunction, 'a function'],
  maxPixels: PIXELS,
  onStored: [isFunction, 'a function'],
  topic: [
    (value) => typeof value === 'string' && /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/.test(value),
    'the ARN of an SNS topic',
  ],
};

/** @param required options that have to be there */
function check(given: Given, rules: Rules, required: readonly string[] = []): void {
  for (const [name, [isRight, what]] of Object.entries(rules))
    if (given[name] === undefined ? required.includes(name) : !isRight(given[name]))
      fail(name, `it has to be ${what}`);
}

function checkBucket(given: Given): void {
  const { client, credentials, region, endpoint } = given;
  if (client !== undefined && [credentials, region, endpoint].some((one) => one !== undefined))
    fail('client', 'it excludes `credentials`, `region` and `endpoint`, which it has itself');
  if (client === undefined && credentials === undefined)
    fail('credentials', 'set them, or `client`. Keys from the environment may be missing there');
  check(given, ofBucket, client === undefined ? ['bucket', 'region'] : ['bucket']);
}

export function checkHandler(options: object): void {
  const given = { ...options } as Given;
  checkBucket(given);
  check(given, ofHandler);
  if (given.purpose !== undefined && given.secret === undefined)
    fail('purpose', 'it is a part of claims: set `secret`, which signs them');
  if (given.writeOnce !== undefined && given.target !== 'put')
    fail('writeOnce', 'a presigned form can’t have it: set `target` to "put"');
  if (given.onStored !== undefined) fail('onStored', 'it is an option of createStoredHandler');
}

/** @param options those of `verifyUpload` */
export function checkClaim(options: object): void {
  const given = { ...options } as Given;
  checkBucket(given);
  check(given, ofClaim, ['secret', 'identity']);
}

export function checkStored(options: object): void {
  const given = { ...options } as Given;
  checkBucket(given);
  check(given, ofStored, ['onStored']);
  if (given.topic === undefined && given.authorize === undefined)
    fail('topic', 'set it, or `authorize`: otherwise every event is refused');
}
