// The form of a presigned POST: its entries in the order that S3 requires, without the file, which comes last.
import { valueOf, type Entries, type Facts } from './facts.js';
import { conditionsOn, findBreach, type Breach, type FieldCondition, type Policy } from './policy.js';

/**
 * The endpoint's fields in its order, then those fields that the policy requires, the endpoint left out, and the page can fill.
 * Nothing else is added, since S3 refuses a field that no condition names.
 */
export function formEntries(fields: Entries, policy: Policy, facts: Facts): Entries {
  const filled = Object.entries(known).flatMap(([name, valueFor]) => {
    const [condition] = conditionsOn(policy, name);
    const value = condition && valueOf(fields, name) === undefined && valueFor(facts, condition);
    return value ? [[name, value] as const] : [];
  });
  return [...fields, ...filled];
}

/** By field: the value that the page fills in. The condition must allow it. */
const known: Readonly<Record<string, (facts: Facts, condition: FieldCondition) => string | undefined>> = {
  // The type of the bytes, even if the policy requires another: a stored image must not have a wrong type.
  'Content-Type': ({ type }) => type,
  // The body of a 201 has key and ETag, even if the bucket's CORS rule hides the headers.
  success_action_status: (_, { operator, value }) =>
    operator === 'starts-with' && '201'.startsWith(value) ? '201' : value,
  'x-amz-checksum-algorithm': ({ checksum }) => checksum && 'SHA256',
  'x-amz-checksum-sha256': ({ checksum }) => checksum,
  'x-amz-meta-width': ({ width }) => width?.toString(),
  'x-amz-meta-height': ({ height }) => height?.toString(),
};

/** The first condition for which S3 would refuse this form. */
export function findFormBreach(fields: Entries, policy: Policy, facts: Facts): Breach | undefined {
  const arriving = formEntries(fields, policy, facts).map(
    ([name, value]) => [name.toLowerCase(), withFileName(lineEnds(value), facts.name)] as const,
  );
  return findBreach(policy, new Map(arriving), facts.size);
}

/** Browsers send each line end of a form as CR LF (HTML Standard, multipart/form-data). */
const lineEnds = (value: string) => value.replace(/\r\n?|\n/g, '\r\n');

/**
 * S3 replaces `${filename}` by the file's base name as it is in the form, where quotes and line ends are escaped (HTML Standard,
 * multipart/form-data).
 */
export function withFileName(value: string, fileName: string): string {
  const escaped = fileName.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
  return value.replaceAll('${filename}', () => escaped.replace(/^.*[/\\]/s, ''));
}
