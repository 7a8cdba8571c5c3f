// The headers of a presigned PUT: which are sent, and whether they are those that were signed.
import { valueOf, type Entries, type Facts } from './facts.js';
import type { Breach } from './policy.js';

/** In lower case; `undefined`: nothing tells. */
type Signed = readonly string[] | undefined;

/** The endpoint's headers, and those that its signature covers, that it left out and that the page knows. */
export function headerEntries(headers: Entries, signed: Signed, { type, checksum }: Facts): Entries {
  const sent = headers.filter(([name]) => !OWN.includes(name.toLowerCase()));
  const has = (name: string) => valueOf(sent, name) !== undefined;
  if (!has('Content-Type')) sent.push(['Content-Type', type]); // or the browser sends what the file's name says
  if (checksum && signed?.includes(CHECKSUM) && !has(CHECKSUM)) sent.push([CHECKSUM, checksum]);
  return sent;
}

const CHECKSUM = 'x-amz-checksum-sha256';

/** Written by the browser itself, and no page may. */
const OWN = ['host', 'content-length'];

/** S3 wants each signed header, and no `x-amz-…` besides (SigV4, "Canonical request"). */
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
