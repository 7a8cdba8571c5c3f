// The type of a file whose text is a list of URLs, made of a link that was dropped or pasted instead of an image.

export const LINK = 'text/uri-list'; // RFC 2483, section 5
