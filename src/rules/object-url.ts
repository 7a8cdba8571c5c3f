// Where an object is read: the bucket's address and the key.

/** RFC 3986 unreserved characters and `/` stay; S3's own encoding of a key in a URL. */
const encodeKey = (key: string) =>
  encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param bucketUrl `url` of a presigned POST: virtual-host or path style, with or without a slash at its end. */
export const objectUrl = (bucketUrl: string, key: string) =>
  `${bucketUrl.replace(/\/+$/, '')}/${encodeKey(key)}`;
