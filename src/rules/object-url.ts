// Where an object is read: the bucket's address and the key.

/** RFC 3986 unreserved characters and `/` stay; S3's own encoding of a key in a URL. */
function encodeKey(key: string): string {
  // Half a surrogate pair would throw; it is stored as UTF-8 has it.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(key));
  const encoded = encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Browsers resolve `..` between slashes, written `%2E%2E` as well (URL Standard): there the slashes have to hide.
  return /(^|\/)\.\.?(\/|$)/.test(key) ? encoded : encoded.replaceAll('%2F', '/');
}

/** @param bucketUrl `url` of a presigned POST: virtual-host or path style, with or without a slash at its end. */
export const objectUrl = (bucketUrl: string, key: string) =>
  `${bucketUrl.replace(/\/+$/, '')}/${encodeKey(key)}`;
