// Whether an SVG does more than draw itself: runs script, holds a page, asks for what lies outside. On the page alone: no
// worker has the parser. That runs nothing and loads nothing, and reads XML as the browser does that would show it.

/** The parser works in one go: milliseconds for most drawings, a tenth of a second for one of this size. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_DRAWN = 100_000;
/** Nodes that are looked at before the page may go on. */
const AT_ONCE = 2000;

/**
 * @returns the first thing found that makes it unsafe, in English, or `undefined`
 * @throws the browser's error where the file can't be read
 */
export async function findUnsafe(file: Blob): Promise<string | undefined> {
  if (file.size > MOST_BYTES) return 'It is too large to be looked through.';
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return 'Its encoding is none in which it is looked through.';
  if (/<!(ENTITY|ATTLIST|ELEMENT|NOTATION)/.test(text)) return 'It declares entities.';
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (svg.querySelector('parsererror')) return 'It is not well-formed.';
  if (svg.documentElement.namespaceURI !== SVG || svg.documentElement.localName !== 'svg')
    return 'It is no SVG.';
  const walk = svg.createTreeWalker(svg);
  for (let seen = 1; walk.nextNode(); seen += 1) {
    const found = unsafeNode(walk.currentNode);
    if (found !== undefined) return found;
    if (seen % AT_ONCE === 0) await new Promise((next) => setTimeout(next));
  }
  return drawnBy(svg) > MOST_DRAWN ? 'It draws one thing thousands of times.' : undefined;
}

/** Elements that are drawn once what refers to others has been followed: three kilobytes can say a million million. */
function drawnBy(svg: Document): number {
  const counts = new Map<Element, number>();
  const count = (element: Element): number => {
    const known = counts.get(element);
    if (known !== undefined) return known;
    counts.set(element, 0); // what refers to itself draws nothing
    const parts = [...element.children, ...referredTo(element).flatMap((id) => svg.getElementById(id) ?? [])];
    const all = parts.reduce((sum, part) => sum + count(part), 1);
    counts.set(element, all);
    return all;
  };
  return count(svg.documentElement);
}

const referredTo = ({ attributes }: Element) =>
  [...attributes].flatMap(({ localName, value }) =>
    localName === 'href'
      ? value.trim().slice(1)
      : [...value.matchAll(/url\(\s*["']?#([^)"'\s]+)/gi)].map(([, id = '']) => id),
  );

/** Encodings in which a byte that could be markup is nothing else; by a byte order mark, then by the declaration. */
function textOf(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const marked = marks.find(([mark]) => start.startsWith(mark))?.[1];
  try {
    const ascii = marked?.startsWith('utf-16')
      ? new TextDecoder(marked).decode(bytes.subarray(0, 512))
      : start.replace(/^\xef\xbb\xbf/, '');
    const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)/.exec(ascii)?.[1]?.toLowerCase();
    const known = marked?.startsWith('utf-16') ? /^utf-16/ : /^(utf-?8|us-ascii|iso-8859-1|windows-1252)$/;
    if (declared !== undefined && !known.test(declared)) return undefined;
    return new TextDecoder(marked ?? declared, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const marks = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
] as const;

const SVG = 'http://www.w3.org/2000/svg';

/** What editors keep in namespaces of their own does nothing in a browser; these might. */
const strangers = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/2001/xml-events',
  'http://www.w3.org/2001/XInclude',
  'http://www.w3.org/1999/XSL/Transform',
  'http://www.mozilla.org/xbl',
];

/** All that draws, of SVG 1.1, 1.2 and 2; a name that is not here may do anything. */
const drawing = new Set(
  (
    'a animate animateColor animateMotion animateTransform circle clipPath defs desc discard ellipse filter ' +
    'flowDiv flowPara flowRegion flowRoot flowSpan font font-face font-face-format font-face-name font-face-src ' +
    'font-face-uri g glyph hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch ' +
    'meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect set solidColor ' +
    'solidcolor stop style svg switch symbol text textPath title tref tspan use view vkern'
  ).split(' '),
);

function unsafeNode(node: Node): string | undefined {
  if (node instanceof Element) return unsafeElement(node);
  if (node instanceof ProcessingInstruction && node.target === 'xml-stylesheet')
    return 'It has a style sheet outside.';
  if (node instanceof DocumentType && !/^(https?:\/\/www\.w3\.org\/|$)/.test(node.systemId))
    return `It refers to ${node.systemId}.`;
  return undefined;
}

function unsafeElement(element: Element): string | undefined {
  const { localName, namespaceURI } = element;
  const draws =
    namespaceURI === SVG
      ? drawing.has(localName) || /^fe[A-Z]/.test(localName)
      : !strangers.includes(namespaceURI ?? '');
  if (!draws) return `It has a <${localName}>.`;
  for (const attribute of element.attributes) {
    const found = unsafeAttribute(attribute);
    if (found !== undefined) return found;
  }
  if (localName !== 'style') return undefined;
  // A browser's sheet is the text between them.
  return element.firstElementChild ? 'It has an element in a <style>.' : outsideOf(element.textContent);
}

function unsafeAttribute({ localName, namespaceURI, value }: Attr): string | undefined {
  if (namespaceURI === 'http://www.w3.org/2000/xmlns/') return undefined;
  const name = localName.toLowerCase();
  if (name.startsWith('on')) return `It has an ${localName}.`;
  if (name === 'attributename' && /(^|:)(href|src|style|on\w+)$/i.test(value.trim()))
    return `It changes ${value}.`;
  if (value.includes(':') && /javascript:|vbscript:/i.test(value.replace(/[\s\p{Cc}]/gu, '')))
    return 'It has a javascript: address.';
  if (['href', 'src'].includes(name) ? !inside.test(value.trim()) : ['base', 'ping'].includes(name))
    return refersTo(value);
  return outsideOf(value);
}

/** A part of the same file, or pixels or letters that are in it as they are. */
const inside = /^($|#|data:image\/(png|jpe?g|gif|webp|avif|bmp)[;,]|data:(font\/|application\/(x-)?font))/i;

/** What style sheets and attributes that are like them ask for. Escapes hide nothing: it has to be safe with and without. */
function outsideOf(css: string): string | undefined {
  if (!/[(@:\\]/.test(css)) return undefined;
  for (const text of css.includes('\\') ? [css, unescaped(css)] : [css]) {
    if (/@import|javascript:|-moz-binding|(^|[^\w-])(src|(-webkit-)?image-set)\(/i.test(text))
      return refersTo(text);
    for (const [, address = ''] of text.matchAll(/url\(\s*["']?(?=([^]{0,80}))/gi))
      if (!inside.test(address)) return refersTo(address);
  }
  return undefined;
}

/** CSS Syntax 3, 4.3.7. */
const unescaped = (css: string) =>
  css.replace(/\\(?:([\da-f]{1,6})(?:\r\n|\s)?|([^]))/gi, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? letter : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );

const refersTo = (address: string) => `It refers to ${address.slice(0, 80)}.`;
