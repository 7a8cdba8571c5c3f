// The policy of a presigned POST, as S3 documents it ("POST policy", SigV4): which fields it wants to see.

/** `eq` and the exact-object form are one; a `starts-with` of "" allows anything. */
export interface FieldCondition {
  readonly operator: 'eq' | 'starts-with';
  /** In lower case. */
  readonly field: string;
  readonly value: string;
}

export type Condition =
  FieldCondition | { readonly operator: 'content-length-range'; readonly min: number; readonly max: number };

/**
 * The conditions of `fields.policy` (base64 of UTF-8 JSON).
 * A policy that can't be read has none to go by: S3 will say what is wrong with it.
 */
export function readConditions(policy: string): readonly Condition[] {
  try {
    const bytes = Uint8Array.from(atob(policy), (character) => character.charCodeAt(0));
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const conditions: unknown = (document as { conditions?: unknown } | null)?.conditions;
    return Array.isArray(conditions) ? conditions.flatMap(readCondition) : [];
  } catch {
    return [];
  }
}

function readCondition(condition: unknown): Condition[] {
  if (typeof condition !== 'object' || condition === null) return [];
  if (!Array.isArray(condition))
    return Object.entries(condition).map(([field, value]) => ({
      operator: 'eq',
      field: field.toLowerCase(),
      value: String(value),
    }));
  const [operator, first, second] = condition as unknown[];
  switch (String(operator).toLowerCase()) {
    case 'content-length-range':
      return [{ operator: 'content-length-range', min: Number(first), max: Number(second) }];
    case 'eq':
      return [{ operator: 'eq', field: fieldName(first), value: String(second) }];
    case 'starts-with':
      return [{ operator: 'starts-with', field: fieldName(first), value: String(second) }];
    default:
      return [];
  }
}

const fieldName = (reference: unknown) => String(reference).replace(/^\$/, '').toLowerCase();

/** The condition on this field, if the policy has one. S3 refuses a field without one. */
export function conditionOn(conditions: readonly Condition[], field: string) {
  return conditions.find(
    (condition): condition is FieldCondition =>
      condition.operator !== 'content-length-range' && condition.field === field.toLowerCase(),
  );
}
