// Makes the message of a failure. Loaded with the texts, before the first failure.
import { isAny, types, typesOf } from '../rules/accept.js';
import { eitherOf } from '../rules/either.js';
import { formatName } from '../rules/format-name.js';
import { isRetryable, type ErrorCode, type FailureFacts } from '../rules/failure.js';
import { formatSizes } from '../rules/unlike-sizes.js';
import { sayIn, type Values } from './say.js';
import { shapeName } from './shape.js';
import type { ErrorStrings } from './strings.js';

type Key = keyof ErrorStrings;

const hasFigures = ({ limit, actual }: FailureFacts) => limit !== undefined && actual !== undefined;

const tooLarge = (failure: FailureFacts): Key => (hasFigures(failure) ? 'too-large' : 'too-large-somehow');
const tooSmall = (failure: FailureFacts): Key => (hasFigures(failure) ? 'too-small' : 'too-small-somehow');
const isOver = ({ limit = 0, actual = 0 }: FailureFacts) => actual > limit;
/** A visitor can only wait for the site, or contact its owner. If another try can't help, there is no button for it. */
const fault = (failure: FailureFacts): Key => (isRetryable(failure) ? 'busy' : 'unavailable');

/** Codes with more than one message, or with the message of another code. */
const keys: Readonly<Partial<Record<ErrorCode, (failure: FailureFacts) => Key>>> = {
  'type-not-accepted': ({ type }) => (type ? 'type-not-accepted' : 'unknown-type-not-accepted'),
  'not-an-image': ({ type }) => (type === undefined ? 'not-an-image' : 'link'),
  unreadable: ({ type }) => (type === undefined ? 'unreadable' : 'damaged'),
  'too-large': tooLarge,
  'too-small': tooSmall,
  'entity-too-large': tooLarge,
  'entity-too-small': tooSmall,
  'aspect-ratio': (failure) => (isOver(failure) ? 'aspect-ratio-wide' : 'aspect-ratio'),
  'not-stripped': ({ type }) => (type === 'image/jpeg' ? 'damaged-not-stripped' : 'not-stripped'),
  'presign-network': () => 'network',
  'presign-failed': fault,
  'presign-invalid': fault,
  'policy-expired': () => 'expired',
  'policy-forbids': (failure) => {
    if (failure.field === 'file' && hasFigures(failure)) return isOver(failure) ? 'too-large' : 'too-small';
    return typesIn(failure.condition).length > 0 ? 'unknown-type-not-accepted' : 'unavailable';
  },
  'access-denied': fault,
  'credentials-expired': () => 'expired',
  'signature-mismatch': fault,
  'slow-down': fault,
  'storage-error': fault,
};

function figures(key: Key, { limit = 0, actual = 0 }: FailureFacts, language: string): Values {
  switch (key) {
    case 'too-large':
    case 'too-small': {
      const [is, bound] = formatSizes(actual, limit, language);
      return { actual: is, limit: bound };
    }
    case 'aspect-ratio':
    case 'aspect-ratio-wide':
      return { actual: shapeName(actual, language), limit: shapeName(limit, language) };
    case 'too-many-pixels':
      return { actual: actual / 1e6, limit: limit / 1e6 };
    default:
      return { actual, limit };
  }
}

/** Image types that the condition of a policy names. */
const typesIn = (condition = ''): readonly string[] =>
  condition.match(/image\/[\w.+-]+/g)?.filter((type) => types.has(type)) ?? [];

/** Examples of formats that are accepted if any image is. */
const COMMON = ['JPEG', 'PNG', 'GIF', 'WebP'];

function formatsTaken({ accept = '', condition }: FailureFacts): readonly string[] {
  const tokens = condition === undefined ? typesOf(accept) : typesIn(condition);
  return tokens.some(isAny) ? COMMON : [...new Set(tokens.map(formatName))];
}

/** The message of this failure for a visitor. */
export function errorText(
  failure: FailureFacts,
  strings: ErrorStrings & { readonly language: string },
): string {
  const { language } = strings;
  const key = keys[failure.code]?.(failure) ?? (failure.code as Key);
  return sayIn(strings)(key, {
    ...figures(key, failure, language),
    type: formatName(failure.type ?? ''),
    accepted: eitherOf(formatsTaken(failure), language),
    count: failure.limit ?? 0,
  });
}
