// Reads the header `Retry-After`.

/**
 * `Retry-After` in milliseconds: seconds, or a date (RFC 9110, 10.2.3).
 *
 * @param now milliseconds since 1970
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return milliseconds >= 0 ? milliseconds : undefined;
}
