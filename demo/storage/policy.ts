// Parses a POST policy document (S3, "POST policy").
import { S3Error } from './s3-error.js';

export type Condition =
  | { readonly kind: 'eq'; readonly field: string; readonly value: string }
  | { readonly kind: 'starts-with'; readonly field: string; readonly prefix: string }
  | { readonly kind: 'content-length-range'; readonly min: number; readonly max: number };

export interface Policy {
  readonly expiration: Date;
  /** Field names are spelt as in the policy, without the `$`. */
  readonly conditions: readonly Condition[];
}

/** Decodes the form field `policy`. Returns `InvalidPolicyDocument` for a document that S3 would refuse. */
export function parsePolicy(base64: string): Policy | S3Error {
  const text = decodeBase64(base64);
  if (text === undefined) return invalid('it is not base64 of UTF-8');
  const document = parseJson(text);
  if (!isRecord(document)) return invalid('it is not a JSON object');

  const expiration = parseExpiration(document.expiration);
  if (!expiration) return invalid('expiration must be a time in ISO 8601, UTC');

  const list = document.conditions;
  if (!Array.isArray(list)) return invalid('conditions must be a list');
  const conditions: Condition[] = [];
  for (const entry of list as unknown[]) {
    const condition = parseCondition(entry);
    if (!condition) return invalid(`condition ${JSON.stringify(entry)} can not be read`);
    conditions.push(condition);
  }
  return { expiration, conditions };
}

/** A condition as in S3's messages, such as `["starts-with", "$key", "user/"]`. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'eq':
      return listText('eq', `$${condition.field}`, condition.value);
    case 'starts-with':
      return listText('starts-with', `$${condition.field}`, condition.prefix);
    case 'content-length-range':
      return listText('content-length-range', condition.min, condition.max);
    default:
      return condition satisfies never;
  }
}

function listText(...entries: (string | number)[]): string {
  return `[${entries.map((entry) => JSON.stringify(entry)).join(', ')}]`;
}

function invalid(reason: string): S3Error {
  return new S3Error('InvalidPolicyDocument', `Invalid Policy: ${reason}.`);
}

function decodeBase64(base64: string): string | undefined {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  // Policies have two more escapes than JSON: `\$` and `\v`. The pattern matches pairs, so `\\$` stays unchanged.
  const json = text.replace(/\\([\s\S])/g, (pair, escaped: string) => {
    if (escaped === '$') return '$';
    return escaped === 'v' ? '\\u000b' : pair;
  });
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function parseExpiration(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function parseCondition(entry: unknown): Condition | undefined {
  if (Array.isArray(entry)) return parseList(entry);
  if (!isRecord(entry)) return undefined;
  const [pair, ...others] = Object.entries(entry);
  if (!pair || others.length > 0 || typeof pair[1] !== 'string') return undefined;
  return { kind: 'eq', field: pair[0], value: pair[1] };
}

function parseList(entry: unknown[]): Condition | undefined {
  const [operator, first, second] = entry;
  if (entry.length !== 3 || typeof operator !== 'string') return undefined;
  switch (operator.toLowerCase()) {
    case 'eq': {
      const field = fieldName(first);
      return field && typeof second === 'string' ? { kind: 'eq', field, value: second } : undefined;
    }
    case 'starts-with': {
      const field = fieldName(first);
      return field && typeof second === 'string' ? { kind: 'starts-with', field, prefix: second } : undefined;
    }
    case 'content-length-range':
      return isSize(first) && isSize(second)
        ? { kind: 'content-length-range', min: first, max: second }
        : undefined;
    default:
      return undefined;
  }
}

function fieldName(value: unknown): string | undefined {
  return typeof value === 'string' && /^\$./s.test(value) ? value.slice(1) : undefined;
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
