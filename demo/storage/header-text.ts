// Text beyond ASCII in HTTP headers: its bytes are UTF-8, which node reads and writes as latin1.

/** A header value for node, which refuses characters beyond latin1. */
export function toWire(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}

/** The text of a header value that node has read. */
export function fromWire(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}

/** Metadata with characters beyond ASCII comes back from S3 as an RFC 2047 word. */
export function metadataToWire(value: string): string {
  return /^[\x20-\x7e\t]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

/** Whether a value can stand in a header at all: no control characters, so no second header either. */
export function isHeaderText(value: string): boolean {
  return !/\p{Cc}/u.test(value.replaceAll('\t', ''));
}

/** Whether a name can be a header's (RFC 9110, token). */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i.test(name);
}
