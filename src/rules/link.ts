// A link that came in the place of an image: a file of this type has URLs for its text.

export const LINK = 'text/uri-list'; // RFC 2483, section 5
