// Builds the URL of an object from the bucket's URL and the key.

/** Encodes a key for a URL as S3 does: unreserved characters (RFC 3986) and `/` stay as they are. */
function encodeKey(key: string): string {
  // `encodeURIComponent` throws on half a surrogate pair. The stored key has U+FFFD instead.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(key));
  const encoded = encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Browsers resolve `..` between slashes, even as `%2E%2E` (URL Standard), so the slashes of such a key are encoded.
  return /(^|\/)\.\.?(\/|$)/.test(key) ? encoded : encoded.replaceAll('%2F', '/');
}

/** @param bucketUrl `url` of a presigned POST: virtual-host or path style, with or without a trailing slash */
export const objectUrl = (bucketUrl: string, key: string) =>
  `${bucketUrl.replace(/\/+$/, '')}/${encodeKey(key)}`;
