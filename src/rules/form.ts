// The entries of the POST form, in the order in which S3 wants them, the file left out: it goes last.
import { conditionOn, readConditions, type FieldCondition } from './policy.js';
import type { PostTarget } from './target.js';

/**
 * The endpoint's fields as it ordered them, then those that its policy asks for, that it left out and that the page
 * knows. S3 refuses a field that no condition names, so nothing else is added.
 *
 * @param type MIME type of the bytes
 */
export function formEntries({ fields }: PostTarget, type: string): readonly (readonly [string, string])[] {
  const has = (field: string) => fields.some(([name]) => name.toLowerCase() === field.toLowerCase());
  const [, policy = ''] = fields.find(([name]) => name.toLowerCase() === 'policy') ?? [];
  const conditions = readConditions(policy);
  const filled = Object.entries(known).flatMap(([name, valueFor]) => {
    const condition = conditionOn(conditions, name);
    return condition && !has(name) ? [[name, valueFor(condition, type)] as const] : [];
  });
  return [...fields, ...filled];
}

/** What the page knows of a field, and which of the values that the condition allows it takes. */
const known: Readonly<Record<string, (condition: FieldCondition, type: string) => string>> = {
  // The type of the bytes, also where the policy wants another: what is stored must not be mislabelled.
  'Content-Type': (_, type) => type,
  // 201 is the answer whose body tells key and ETag, whether or not the bucket's CORS rule exposes the headers.
  success_action_status: ({ operator, value }) =>
    operator === 'starts-with' && '201'.startsWith(value) ? '201' : value,
};
