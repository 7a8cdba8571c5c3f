// When a presigned URL expires.

/**
 * `X-Amz-Date` is ISO 8601 without its punctuation, `X-Amz-Expires` is seconds (SigV4, query parameters).
 *
 * @param query names in lower case
 * @returns milliseconds since 1970; `Infinity` if the URL does not say
 */
export function signedUntil(query: ReadonlyMap<string, string>): number {
  const signedAt = query
    .get('x-amz-date')
    ?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const until = Date.parse(signedAt ?? '') + Number(query.get('x-amz-expires')) * 1000;
  return Number.isNaN(until) ? Infinity : until;
}
