// Which images a visitor may upload: the options' limits, or those of an identity.
import { isAny, tokensOf, types } from '../rules/accept.js';
import { parseSize } from '../rules/size.js';
import { keyFault } from './key.js';
import { fail } from './option-error.js';
import type { Identity, Rules } from './options.js';

export interface Limits {
  /** MIME types. */
  readonly accepted: ReadonlySet<string>;
  /** Bytes, both included. */
  readonly size: readonly [min: number, max: number];
  readonly prefix: string;
  /** Images of more bytes are sent in parts. */
  readonly multipartFrom: number;
}

const DEFAULTS = { accept: 'image/*', minSize: 1, maxSize: '20MB', prefix: 'incoming/' } as const;

const MULTIPART_FROM = '16MiB';

/** Bytes of a single request (S3, POST Object and PUT Object). */
const LARGEST = 5_368_709_120;

/** The limits of an identity, or those of the options. */
export function limitsOf(
  options: Pick<Rules, keyof typeof DEFAULTS | 'multipartFrom'>,
  identity: Partial<Identity> = {},
): Limits {
  const of = <Name extends keyof typeof DEFAULTS>(name: Name) =>
    identity[name] ?? options[name] ?? DEFAULTS[name];
  const [min, max] = [bytesOf('minSize', of('minSize')), bytesOf('maxSize', of('maxSize'))];
  const { multipartFrom = MULTIPART_FROM } = options;
  if (min > max) fail('minSize', 'it is larger than maxSize');
  if (max > LARGEST) fail('maxSize', 'S3 takes 5 GiB in one request at most');
  const prefix = of('prefix');
  if (prefix !== '') {
    const fault = keyFault(prefix);
    if (fault) fail('prefix', `it ${fault}`);
  }
  return {
    accepted: acceptedTypes(of('accept')),
    size: [min, max],
    prefix,
    multipartFrom: multipartFrom === false ? Infinity : bytesOf('multipartFrom', multipartFrom),
  };
}

const bytesOf = (name: string, value: number | string) =>
  parseSize(value) ?? fail(name, 'it is not a size: write bytes, or a number with a unit, such as "5MB"');

/** Raster images for `image/*`: an SVG is a document that can have scripts. */
function acceptedTypes(accept: unknown): ReadonlySet<string> {
  if (typeof accept !== 'string') fail('accept', 'it is not a text');
  const known = new Set(types.values());
  const named = tokensOf(accept).map((token) => {
    if (isAny(token)) return [...known].filter((type) => type !== 'image/svg+xml');
    return types.get(token) ?? fail('accept', `${token} is not a known image type`);
  });
  if (named.length === 0) fail('accept', 'it does not name a type');
  return new Set(named.flat());
}
