// Writes the XML of S3's answers: elements that have text or other elements, without attributes.

/** Text, or elements by name, in order. A list repeats its element. */
export type XmlContent = string | { readonly [name: string]: XmlContent | readonly XmlContent[] };

/** One XML document. Characters that are not allowed in XML 1.0 become U+FFFD. */
export function xmlDocument(root: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}`;
}

function element(name: string, content: XmlContent | readonly XmlContent[]): string {
  if (isList(content)) return content.map((one) => element(name, one)).join('');
  const inner =
    typeof content === 'string'
      ? escapeText(content)
      : Object.entries(content).map(([child, value]) => element(child, value));
  return `<${name}>${typeof inner === 'string' ? inner : inner.join('')}</${name}>`;
}

// `Array.isArray` does not recognise a readonly list.
const isList = (content: XmlContent | readonly XmlContent[]): content is readonly XmlContent[] =>
  Array.isArray(content);

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
