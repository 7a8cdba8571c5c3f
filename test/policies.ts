// Policies like those of an endpoint, for tests that need no signature.

/** Base64 of UTF-8 JSON, with these conditions. */
export function policyOf(conditions: readonly unknown[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ expiration: '2099-01-01T00:00:00Z', conditions }));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
