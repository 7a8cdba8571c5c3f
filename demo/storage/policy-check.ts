// Checks whether a form meets its policy: expiration, all conditions, no additional fields, the size.
import { conditionText, type Condition, type Policy } from './policy.js';
import { S3Error } from './s3-error.js';

/** Form fields by their lower-case name. */
export type Fields = ReadonlyMap<string, string>;

export const LARGEST_UPLOAD = 5 * 1024 ** 3; // bytes; S3: one POST or PUT

// The only fields that need no condition (S3, "POST policy").
const EXEMPT = new Set(['policy', 'x-amz-signature', 'signature', 'awsaccesskeyid', 'file']);

/**
 * Checks everything but the size, which is known only after the body.
 *
 * @param fields with `bucket` from the URL, and with `${filename}` replaced
 */
export function checkPolicy(policy: Policy, fields: Fields, now: Date): S3Error | undefined {
  if (policy.expiration <= now) return denied('Policy expired.');

  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range') continue;
    if (!isMet(condition, fields.get(condition.field.toLowerCase()))) {
      return denied(`Policy Condition failed: ${conditionText(condition)}`);
    }
  }

  const covered = new Set(policy.conditions.flatMap((c) => ('field' in c ? [c.field.toLowerCase()] : [])));
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !EXEMPT.has(name) && !name.startsWith('x-ignore-'),
  );
  if (extra.length > 0) return denied(`Extra input fields: ${extra.join(', ')}`);
  return undefined;
}

/** Compares the bytes of the file with every `content-length-range`, limits included. */
export function checkSize(policy: Policy, size: number): S3Error | undefined {
  const { min, max } = sizeRange(policy);
  if (size > max) {
    return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(size),
      MaxSizeAllowed: String(max),
    });
  }
  if (size < min) {
    return new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: String(size),
      MinSizeAllowed: String(min),
    });
  }
  return undefined;
}

/** The intersection of all ranges of the policy, in bytes. */
export function sizeRange(policy: Policy): { min: number; max: number } {
  let [min, max] = [0, LARGEST_UPLOAD];
  for (const condition of policy.conditions) {
    if (condition.kind !== 'content-length-range') continue;
    min = Math.max(min, condition.min);
    max = Math.min(max, condition.max);
  }
  return { min, max };
}

function isMet(condition: Exclude<Condition, { kind: 'content-length-range' }>, value: string | undefined) {
  if (value === undefined) return false;
  if (condition.kind === 'eq') return value === condition.value;
  // A Content-Type with commas is a list, and each entry must match (S3, "POST policy").
  const entries = condition.field.toLowerCase() === 'content-type' ? value.split(',') : [value];
  return entries.every((entry) => entry.startsWith(condition.prefix));
}

function denied(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}
