// Text beyond ASCII in HTTP headers. Its bytes are UTF-8, which Node reads and writes as latin1.

/** A header value for Node, which refuses characters beyond latin1. */
export function toWire(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}

/** The text of a header value that Node has read. */
export function fromWire(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}

/** S3 returns metadata with characters beyond ASCII as an RFC 2047 encoded word. */
export function metadataToWire(value: string): string {
  return /^[\x20-\x7e\t]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

/** Whether a value is valid in a header: without control characters, so that it can't add another header. */
export function isHeaderText(value: string): boolean {
  return !/\p{Cc}/u.test(value.replaceAll('\t', ''));
}

/** Whether a name is valid for a header (RFC 9110, token). */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i.test(name);
}
