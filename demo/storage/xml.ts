// Writes the XML of S3's answers: flat documents of text elements.

/**
 * One XML document: `root` with an element for each entry, in order. Characters that are not allowed in XML 1.0 become U+FFFD.
 */
export function xmlDocument(root: string, elements: Readonly<Record<string, string>>): string {
  const inner = Object.entries(elements).map(([name, text]) => `<${name}>${escapeText(text)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${inner.join('')}</${root}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ufffd]/g, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}
