// Makes the message of a failure. Loaded with the texts, before the first failure.
import { formatName } from '../rules/format-name.js';
import { isRetryable, type ErrorCode, type FailureFacts } from '../rules/failure.js';
import { formatSizes } from '../rules/unlike-sizes.js';
import { sayIn, type Values } from './say.js';
import type { ErrorStrings } from './strings.js';

type Key = keyof ErrorStrings;

const hasFigures = ({ limit, actual }: FailureFacts) => limit !== undefined && actual !== undefined;

const tooLarge = (failure: FailureFacts): Key => (hasFigures(failure) ? 'too-large' : 'too-large-somehow');
const tooSmall = (failure: FailureFacts): Key => (hasFigures(failure) ? 'too-small' : 'too-small-somehow');
const isOver = ({ limit = 0, actual = 0 }: FailureFacts) => actual > limit;

/** Codes with more than one message. */
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
  // If the failure can't be retried there is no button for it, so the text must not ask for that.
  'storage-error': (failure) => (isRetryable(failure) ? 'storage-error' : 'access-denied'),
  'presign-failed': (failure) => (isRetryable(failure) ? 'presign-failed' : 'presign-impossible'),
  'policy-forbids': (failure) => {
    if (failure.field === 'file' && hasFigures(failure)) return isOver(failure) ? 'too-large' : 'too-small';
    return failure.field === 'content-type' ? 'policy-forbids-type' : 'policy-forbids';
  },
};

function figures(key: Key, { limit = 0, actual = 0 }: FailureFacts, language: string): Values {
  if (key === 'too-large' || key === 'too-small') {
    const [is, bound] = formatSizes(actual, limit, language);
    return { actual: is, limit: bound };
  }
  return key === 'too-many-pixels' ? { actual: actual / 1e6, limit: limit / 1e6 } : { actual, limit };
}

/** The message of this failure for a visitor. */
export function errorText(
  failure: FailureFacts,
  strings: ErrorStrings & { readonly language: string },
): string {
  const key = keys[failure.code]?.(failure) ?? (failure.code as Key);
  return sayIn(strings)(key, {
    ...figures(key, failure, strings.language),
    type: formatName(failure.type ?? ''),
    count: failure.limit ?? 0,
  });
}
