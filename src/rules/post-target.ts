// Reads a presigned POST from the answer of a presign endpoint.
import { valueOf } from './facts.js';
import { findFormBreach, formEntries, withFileName } from './form.js';
import { objectUrl } from './object-url.js';
import { readPolicy } from './policy.js';
import { bareUrl } from './secrets.js';
import { hostOf } from './storage-answer.js';
import { isRecord, type Address, type Answer, type PostTarget } from './target.js';

/** @returns the target, or a message for the endpoint's author that says what is wrong */
export function readPostTarget({ fields }: Answer, address: Address): PostTarget | string {
  if (!isRecord(fields)) return 'the answer has no "fields"';
  const read = Object.entries(fields) as [string, string][];
  const names = read.map(([name]) => name.toLowerCase());
  const odd = read.find(([, value]) => typeof value !== 'string');
  if (odd) return `the field "${odd[0]}" is not a string`;
  const twice = read.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice) return `the field "${twice[0]}" is there twice`;
  if (names.includes('file')) return 'the field "file" is the image itself';
  const key = valueOf(read, 'key');
  if (!key) return '"fields" has no "key"';
  const bytes = new TextEncoder().encode(read.flat().join('')).length;
  if (bytes > FORM_LIMIT) return `"fields" has ${bytes} bytes; S3 takes ${FORM_LIMIT}`;
  const text = valueOf(read, 'policy');
  // A POST without a policy works only with a bucket that anyone can write to.
  const policy = text === undefined ? undefined : readPolicy(text);
  if (typeof policy === 'string') return policy;
  const conditions = (policy?.conditions ?? []).flatMap((condition) =>
    'field' in condition ? [[condition.field, condition.value] as const] : [],
  );
  return {
    kind: 'post',
    ...address,
    expires: Math.min(address.expires, policy?.expires ?? Infinity),
    keyFor: (fileName) => withFileName(key, fileName),
    urlOf: (stored) => objectUrl(bareUrl(address.url), stored),
    entries: [...read, ...conditions],
    fieldsFor: (facts) => (policy ? formEntries(read, policy, facts) : read),
    findBreach: (facts) => policy && findFormBreach(read, policy, facts),
    isShareable:
      !address.publicUrl &&
      !address.claim &&
      key.includes('${filename}') &&
      names.every((name) => COMMON.test(name)),
    redirectsTo: hostOf(valueOf(read, 'success_action_redirect') ?? valueOf(read, 'redirect')),
    wants200: valueOf(read, 'success_action_status') === '200',
  };
}

const FORM_LIMIT = 20 * 1024; // bytes before the file (S3, POST Object)

/** Fields whose values do not depend on the image. */
const COMMON =
  /^(key|bucket|acl|policy|cache-control|success_action_\w+|x-amz-(algorithm|credential|date|signature|security-token|storage-class|server-side-encryption.*)|x-ignore-.*)$/;
