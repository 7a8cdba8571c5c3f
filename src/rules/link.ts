// The MIME type of the file that stands for a link which was dropped or pasted instead of an image. Its text is a list of URLs.

export const LINK = 'text/uri-list'; // RFC 2483, section 5
