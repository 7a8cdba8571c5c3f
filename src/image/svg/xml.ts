// Parses XML 1.0 with namespaces, for documents that a browser parses again. It accepts less than browsers do, and refuses the
// rest, so that both see the same elements. It reads the text once.

export interface XmlAttribute {
  readonly localName: string;
  readonly namespace: string;
  /** The normalised value: references are replaced, line breaks are spaces. */
  readonly value: string;
}

export interface XmlElement {
  readonly localName: string;
  readonly namespace: string;
  /** Attributes without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
}

export type XmlEvent =
  | { readonly kind: 'start'; readonly element: XmlElement }
  | { readonly kind: 'end' }
  /** Text or CDATA. Comments and processing instructions split it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string }
  | { readonly kind: 'doctype'; readonly systemId: string }
  | Refused;

/** The last event: the document is refused. */
interface Refused {
  readonly kind: 'refused';
  readonly why: string;
}

// Bounds far above what drawing programs write. Browsers need quadratic time for each of these.
const MOST_ELEMENTS = 100_000;
const MOST_DEPTH = 256;
const MOST_ATTRIBUTES = 256;
const MOST_NAMESPACES = 64; // in scope at one element
const MOST_EXPANDED = 65_536; // characters that entities stand for

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XML = 'http://www.w3.org/XML/1998/namespace';

const refused = (why: string): Refused => ({ kind: 'refused', why });
const malformed = refused('It is not well-formed.');
const tooMany = (what: string) => refused(`It has too many ${what} to be checked.`);

/** Matches names, with more characters than XML allows: at the others, browsers stop. */
const NAME = String.raw`[A-Za-z_\u0080-\u{10FFFF}][\w.\-\u0080-\u{10FFFF}]*`;
const QUALIFIED = `(?:(${NAME}):)?(${NAME})`;
const SPACE = String.raw`[ \t\r\n]`;
const EQUALS = `${SPACE}*=${SPACE}*`;
const QUOTED = String.raw`(?:"[^"]*"|'[^']*')`;

/** Sticky patterns, which match at one offset of the text. */
const at = (pattern: string) => {
  const expression = new RegExp(pattern, 'uy');
  return (text: string, index: number) => {
    expression.lastIndex = index;
    return expression.exec(text);
  };
};

const matchSpaces = at(`${SPACE}*`);
const matchDeclaration = at(
  String.raw`<\?xml${SPACE}+version${EQUALS}["']1\.0["'](?:${SPACE}+encoding${EQUALS}["']([\w.\-]+)["'])?` +
    String.raw`(?:${SPACE}+standalone${EQUALS}["'](?:yes|no)["'])?${SPACE}*\?>`,
);
const matchInstruction = at(String.raw`<\?(${NAME})(?=${SPACE}|\?>)`);
const matchDoctype = at(
  `<!DOCTYPE${SPACE}+(?:${NAME}:)?${NAME}(?:${SPACE}+(?:SYSTEM|PUBLIC${SPACE}+${QUOTED})${SPACE}+(${QUOTED}))?` +
    String.raw`${SPACE}*(\[|>)`,
);
const matchEntity = at(`<!ENTITY${SPACE}+(${NAME})${SPACE}+(${QUOTED})${SPACE}*>`);
const matchEndOfSubset = at(String.raw`\]${SPACE}*>`);
const matchStartTag = at(`<${QUALIFIED}`);
const matchAttribute = at(`${SPACE}+${QUALIFIED}${EQUALS}(["'])`);
const matchEndOfTag = at(String.raw`${SPACE}*(/?)>`);
const matchEndTag = at(`</((?:${NAME}:)?${NAME})${SPACE}*>`);

const matchReference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([^\s&;#]{1,64}));|&/giu;

/** Values that an entity may have: names of namespaces, as Illustrator writes them. Others could hide parts of the document. */
const namespaceName = /^http:\/\/(www\.w3\.org|ns\.adobe\.com|purl\.org)\/[\w./-]*$/;

const noCharacter = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/u; // XML 1.0, 2.2

const predefined = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
] as const;

/** @returns the encoding that the XML declaration states, in lower case */
export const declaredEncoding = (text: string) => matchDeclaration(text, 0)?.[1]?.toLowerCase();

interface Open {
  /** The name with its prefix. */
  readonly name: string;
  readonly namespaces: ReadonlyMap<string, string>;
}

/** @param text without a byte order mark */
export function* readXml(text: string): Generator<XmlEvent, void> {
  const refusal = yield* read(text);
  if (refusal) yield refusal;
}

function* read(text: string): Generator<XmlEvent, Refused | undefined> {
  if (noCharacter.test(text)) return malformed;
  const entities = new Map<string, string>(predefined);
  let expanded = 0;
  const open: Open[] = [];
  const root: Open = { name: '', namespaces: new Map([['xml', XML]]) };
  let elements = 0;
  let mayHaveDoctype = true;
  let index = matchDeclaration(text, 0)?.[0].length ?? 0;

  /** @returns the text with references replaced; `undefined` for an unknown entity, or too much text */
  function resolve(raw: string): string | undefined {
    if (!raw.includes('&')) return raw;
    let isGood = true as boolean; // set in the callback, which the compiler does not see
    const resolved = raw.replace(matchReference, (_, decimal?: string, hex?: string, name = '') => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
      const isCharacter =
        code !== undefined && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      const stands =
        code === undefined ? entities.get(name as string) : isCharacter && String.fromCodePoint(code);
      if (stands && stands.length > 2) expanded += stands.length;
      if (!stands || noCharacter.test(stands) || expanded > MOST_EXPANDED) isGood = false;
      return stands || '';
    });
    return isGood ? resolved : undefined;
  }

  /** Parses a start tag after its name. */
  function readAttributes(outer: ReadonlyMap<string, string>) {
    const written: { readonly prefix: string; readonly localName: string; readonly value: string }[] = [];
    const declared = new Map<string, string>();
    for (let match; (match = matchAttribute(text, index));) {
      const [{ length }, prefix = '', localName = '', quote = ''] = match;
      const start = index + length;
      const end = text.indexOf(quote, start);
      const raw = text.slice(start, end);
      const value = raw.includes('<') ? undefined : resolve(raw.replace(/\r\n|[\r\n\t]/g, ' '));
      if (end < 0 || value === undefined) return malformed;
      index = end + 1;
      if (written.length + declared.size === MOST_ATTRIBUTES) return tooMany('attributes');
      const declares = prefix === 'xmlns' ? localName : !prefix && localName === 'xmlns' ? '' : undefined;
      if (declares === undefined) written.push({ prefix, localName, value });
      // Namespaces in XML 1.0, 3: two prefixes are reserved, and only the default namespace can be undeclared.
      else if ((declares === 'xml') !== (value === XML) || declares === 'xmlns' || value === XMLNS)
        return malformed;
      else if (declared.has(declares) || (declares && !value)) return malformed;
      else declared.set(declares, value);
    }
    const namespaces = declared.size > 0 ? new Map([...outer, ...declared]) : outer;
    if (namespaces.size > MOST_NAMESPACES) return tooMany('namespaces');
    const names = new Set<string>();
    const attributes: XmlAttribute[] = [];
    for (const { prefix, localName, value } of written) {
      const namespace = prefix ? namespaces.get(prefix) : '';
      const name = `${localName} ${namespace}`;
      if (namespace === undefined || names.has(name)) return malformed;
      names.add(name);
      attributes.push({ localName, namespace, value });
    }
    return { kind: 'read', attributes, namespaces } as const;
  }

  function* readDoctype(): Generator<XmlEvent, Refused | undefined> {
    const doctype = matchDoctype(text, index);
    if (!doctype) return malformed;
    const [{ length }, systemId = '""', end] = doctype;
    yield { kind: 'doctype', systemId: systemId.slice(1, -1) };
    index += length;
    while (end !== '>') {
      index += matchSpaces(text, index)?.[0].length ?? 0;
      const closing = matchEndOfSubset(text, index);
      if (closing) {
        index += closing[0].length;
        break;
      }
      if (text.startsWith('<!--', index)) {
        if (!skipComment()) return malformed;
        continue;
      }
      const [all = '', name = '', quoted = ''] = matchEntity(text, index) ?? [];
      const value = quoted.slice(1, -1);
      const isPredefined = predefined.some(([other]) => other === name);
      if (!name || isPredefined || !namespaceName.test(value)) return refused('It declares entities.');
      if (!entities.has(name)) entities.set(name, value); // XML 1.0, 4.2: the first is binding
      index += all.length;
    }
    return undefined;
  }

  function skipComment(): boolean {
    const end = text.indexOf('--', index + 4);
    index = end + 3;
    return end >= 0 && text[end + 2] === '>';
  }

  for (;;) {
    const next = text.indexOf('<', index);
    const between = text.slice(index, next < 0 ? text.length : next);
    const inner = open.at(-1);
    if (between) {
      const resolved = inner ? resolve(between) : '';
      if (inner ? resolved === undefined || between.includes(']]>') : /[^ \t\r\n]/.test(between))
        return malformed;
      if (resolved) yield { kind: 'text', text: resolved };
    }
    if (next < 0) return inner || elements === 0 ? malformed : undefined;
    index = next;

    if (text.startsWith('<!--', index)) {
      if (!skipComment()) return malformed;
    } else if (text.startsWith('<![CDATA[', index)) {
      const end = text.indexOf(']]>', index);
      if (!inner || end < 0) return malformed;
      yield { kind: 'text', text: text.slice(index + 9, end) };
      index = end + 3;
    } else if (text.startsWith('<?', index)) {
      const target = matchInstruction(text, index)?.[1];
      const end = text.indexOf('?>', index);
      if (target === undefined || end < 0 || /^xml$/i.test(target)) return malformed;
      yield { kind: 'instruction', target };
      index = end + 2;
    } else if (text.startsWith('<!DOCTYPE', index)) {
      if (!mayHaveDoctype) return malformed;
      mayHaveDoctype = false;
      const refusal = yield* readDoctype();
      if (refusal) return refusal;
    } else if (text.startsWith('</', index)) {
      const match = matchEndTag(text, index);
      if (!match || match[1] !== inner?.name) return malformed;
      open.pop();
      index += match[0].length;
      yield { kind: 'end' };
    } else {
      const match = matchStartTag(text, index);
      if (!match || (!inner && elements > 0)) return malformed;
      const [{ length }, prefix = '', localName = ''] = match;
      index += length;
      const read = readAttributes((inner ?? root).namespaces);
      if (read.kind === 'refused') return read;
      const closing = matchEndOfTag(text, index);
      const namespace = read.namespaces.get(prefix) ?? (prefix ? undefined : '');
      if (!closing || namespace === undefined) return malformed;
      index += closing[0].length;
      elements += 1;
      mayHaveDoctype = false;
      if (elements > MOST_ELEMENTS) return tooMany('elements');
      if (open.length === MOST_DEPTH) return refused('It is nested too deeply to be checked.');
      yield { kind: 'start', element: { localName, namespace, attributes: read.attributes } };
      if (closing[1]) yield { kind: 'end' };
      else open.push({ name: prefix ? `${prefix}:${localName}` : localName, namespaces: read.namespaces });
    }
  }
}
