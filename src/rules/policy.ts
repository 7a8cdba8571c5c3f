// Reads the policy of a presigned POST as S3 does ("POST policy", SigV4), and finds the condition that a form violates.
import { isSecret, quoted } from './secrets.js';

/** `eq` also stands for the form `{"field": "value"}`. A `starts-with` of "" allows any value. */
export interface FieldCondition {
  readonly operator: 'eq' | 'starts-with';
  /** In lower case. */
  readonly field: string;
  readonly value: string;
}

export type Condition =
  | FieldCondition
  /** Bytes of the file, `min` and `max` included. */
  | { readonly operator: 'content-length-range'; readonly min: number; readonly max: number };

export interface Policy {
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly conditions: readonly Condition[];
}

/** Values by field name in lower case. `${filename}` is replaced. */
export type Fields = ReadonlyMap<string, string>;

/** A violated condition: S3 would refuse the form because of it. */
export interface Breach {
  /** The condition as it is in the policy, `["starts-with","$key","user/"]`, or the field that no condition allows. */
  readonly condition: string;
  /** Operator of the violated condition; `undefined` if no condition allows the field. */
  readonly operator?: Condition['operator'];
  /** The form field that the condition is about; `file` for the size. */
  readonly field: string;
  /** Limit and actual size in bytes, for a `content-length-range`. */
  readonly limit?: number;
  readonly actual?: number;
}

/** @returns the policy, or a message for the endpoint's author that says why S3 would refuse it */
export function readPolicy(base64: string): Policy | string {
  let text: string;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'the policy is not base64 of UTF-8';
  }
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/\\(.)/gs, (pair, escaped: string) => escapes.get(escaped) ?? pair));
  } catch {
    return 'the policy is not JSON';
  }
  const { expiration, conditions } = (document ?? {}) as { expiration?: unknown; conditions?: unknown };
  const expires = ISO_UTC.test(String(expiration)) ? Date.parse(String(expiration)) : NaN;
  if (Number.isNaN(expires)) return `the policy's expiration is not ISO 8601 in UTC${quoted(expiration)}`;
  if (!Array.isArray(conditions)) return 'the policy has no list of conditions';
  const read = conditions.map(readCondition);
  const unknown = read.indexOf(undefined);
  if (unknown >= 0) return `the policy has a condition unknown to S3: ${outline(conditions[unknown])}`;
  return { expires, conditions: read as Condition[] };
}

/** A condition as it is in the policy. If a field is secret, only the operator and the names of the fields are shown. */
function outline(condition: unknown): string {
  const text = JSON.stringify(condition);
  if (typeof condition !== 'object' || condition === null || !isSecret(text)) return text.slice(0, 200);
  return (Array.isArray(condition) ? condition.slice(0, 2).map(String) : Object.keys(condition)).join(' ');
}

/** A policy may have two escapes that JSON does not have ("POST policy", character escaping). */
const escapes = new Map([
  ['$', '$'],
  ['v', '\\u000b'],
]);

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function readCondition(condition: unknown): Condition | undefined {
  if (typeof condition !== 'object' || condition === null) return undefined;
  if (!Array.isArray(condition)) {
    const [pair, more] = Object.entries(condition);
    return pair && !more ? fieldCondition('eq', `$${pair[0]}`, pair[1]) : undefined;
  }
  const [operator, first, second, ...more] = condition as unknown[];
  if (more.length > 0) return undefined;
  const name = String(operator).toLowerCase();
  if (name === 'eq' || name === 'starts-with') return fieldCondition(name, first, second);
  return name === 'content-length-range' && isSize(first) && isSize(second)
    ? { operator: name, min: first, max: second }
    : undefined;
}

function fieldCondition(operator: FieldCondition['operator'], reference: unknown, value: unknown) {
  if (typeof reference !== 'string' || typeof value !== 'string' || !/^\$./s.test(reference))
    return undefined;
  return { operator, field: reference.slice(1).toLowerCase(), value };
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @param size bytes of the file */
export function findBreach({ conditions }: Policy, fields: Fields, size: number): Breach | undefined {
  const named = new Set(NEED_NO_CONDITION);
  for (const condition of conditions) {
    if (condition.operator === 'content-length-range') {
      const { operator, min, max } = condition;
      if (size < min || size > max)
        return {
          condition: JSON.stringify([operator, min, max]),
          operator,
          field: 'file',
          limit: size < min ? min : max,
          actual: size,
        };
      continue;
    }
    const { operator, field, value } = condition;
    named.add(field);
    if (!isMet(condition, fields.get(field)))
      return {
        condition: JSON.stringify([operator, `$${field}`, isSecret(field) ? '…' : value]),
        operator,
        field,
      };
  }
  // S3 knows the bucket from the URL, but still requires a condition on it.
  const extra = [...fields.keys(), BUCKET].find((name) => !named.has(name) && !name.startsWith('x-ignore-'));
  return extra === undefined ? undefined : { condition: `no condition allows "${extra}"`, field: extra };
}

const BUCKET = 'bucket';

// S3, "POST policy", conditions
const NEED_NO_CONDITION = ['policy', 'x-amz-signature', 'signature', 'awsaccesskeyid', 'file'];

function isMet({ operator, field, value }: FieldCondition, actual: string | undefined): boolean {
  if (actual === undefined) return field === BUCKET; // the URL of a bucket may not have its name
  if (operator === 'eq') return actual === value;
  // A Content-Type with commas is a list, and each entry must match.
  return (field === 'content-type' ? actual.split(',') : [actual]).every((entry) => entry.startsWith(value));
}

/** The conditions on this field. */
export const conditionsOn = ({ conditions }: Policy, field: string) =>
  conditions.filter(
    (condition): condition is FieldCondition =>
      condition.operator !== 'content-length-range' && condition.field === field.toLowerCase(),
  );
