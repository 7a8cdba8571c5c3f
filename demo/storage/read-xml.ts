// Reads the XML documents of S3's requests: elements that have text or other elements. Attributes are skipped; a DOCTYPE, which no request
// needs, makes the document invalid.

export interface XmlElement {
  readonly name: string;
  /** Without the text of elements inside. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const TOKEN =
  /<\?[^]*?\?>|<!--[^]*?-->|<(\/?)([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** The root element of the document; `undefined` if it is not well-formed. */
export function readXml(document: string): XmlElement | undefined {
  const outside = open('');
  const path = [outside];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < document.length) {
    const match = token.exec(document);
    const inside = path.at(-1);
    if (!match || !inside) return undefined;
    const [, closing, name, , selfClosing, text] = match;
    if (text !== undefined) {
      const unescaped = unescapeText(text);
      if (unescaped === undefined) return undefined;
      inside.text += unescaped;
    } else if (name !== undefined && closing) {
      if (path.pop()?.name !== name) return undefined;
    } else if (name !== undefined) {
      const element = open(name);
      inside.children.push(element);
      if (!selfClosing) path.push(element);
    }
  }
  const [root, ...others] = outside.children;
  return path.length === 1 && others.length === 0 && outside.text.trim() === '' ? root : undefined;
}

const open = (name: string) => ({ name, text: '', children: [] as XmlElement[] });

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescapeText(text: string): string | undefined {
  if (/&(?!(amp|lt|gt|quot|apos|#\d{1,6}|#x[\da-f]{1,5});)/i.test(text)) return undefined;
  return text.replace(/&(#x?)?(\w+);/gi, (_, number: string | undefined, name: string) =>
    number === undefined
      ? (ENTITIES.get(name.toLowerCase()) ?? '')
      : String.fromCodePoint(parseInt(name, number === '#' ? 10 : 16)),
  );
}
