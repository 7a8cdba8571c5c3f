// The entries of the POST form, in the order in which S3 wants them, the file left out: it goes last.
import { conditionOn, readConditions } from './policy.js';
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
  // 201 is the answer whose body tells key and ETag, whether or not the bucket's CORS rule exposes the headers.
  const known = { 'Content-Type': type, success_action_status: '201' };
  const filled = Object.entries(known).flatMap(([name, value]) => {
    const condition = conditionOn(conditions, name);
    if (!condition || has(name)) return [];
    const fits = condition.operator === 'eq' ? condition.value === value : value.startsWith(condition.value);
    return [[name, fits ? value : condition.value] as const];
  });
  return [...fields, ...filled];
}
