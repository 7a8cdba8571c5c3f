// The headers of a presigned PUT: those that are sent, and whether they match the signed ones.
import { valueOf, type Entries, type Facts } from './facts.js';
import type { Breach } from './policy.js';

/** Names of the signed headers in lower case; `undefined` if the URL does not list them. */
type Signed = readonly string[] | undefined;

/** The endpoint's headers, and those signed headers that the endpoint left out and the page can fill. */
export function headerEntries(headers: Entries, signed: Signed, { type, checksum }: Facts): Entries {
  const sent = headers.filter(([name]) => !OWN.includes(name.toLowerCase()));
  const has = (name: string) => valueOf(sent, name) !== undefined;
  if (!has('Content-Type')) sent.push(['Content-Type', type]); // otherwise the browser sends the type for the file's extension
  if (checksum && signed?.includes(CHECKSUM) && !has(CHECKSUM)) sent.push([CHECKSUM, checksum]);
  return sent;
}

const CHECKSUM = 'x-amz-checksum-sha256';

/** Headers that only the browser can set. */
const OWN = ['host', 'content-length'];

/** S3 requires every signed header, and refuses an `x-amz-…` header that is not signed (SigV4, "Canonical request"). */
export function findPutBreach(headers: Entries, signed: Signed, facts: Facts): Breach | undefined {
  const length = valueOf(headers, 'Content-Length');
  if (length !== undefined && Number(length) !== facts.size)
    return {
      condition: `Content-Length: ${Number(length)}`,
      field: 'file',
      limit: Number(length),
      actual: facts.size,
    };
  if (!signed) return undefined;
  const sent = headerEntries(headers, signed, facts).map(([name]) => name.toLowerCase());
  const missing = signed.find((name) => ![...sent, ...OWN].includes(name));
  if (missing !== undefined) return { condition: `the header "${missing}" is signed`, field: missing };
  const extra = sent.find((name) => name.startsWith('x-amz-') && !signed.includes(name));
  return extra === undefined ? undefined : { condition: `the header "${extra}" is not signed`, field: extra };
}
