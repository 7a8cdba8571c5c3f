// Decides whether an SVG is unsafe: runs script, blocks the page, or loads something from outside. It has a parser of its own: a
// browser's would run on the page's thread, and report each style attribute to the page's content security policy.
import { idOf, isInside, refersTo, trimmed, unsafeStyle } from './svg/addresses.js';
import { Drawing, SVG } from './svg/drawing.js';
import { textOf } from './svg/text.js';
import { readXml, type XmlAttribute, type XmlElement, type XmlEvent } from './svg/xml.js';

interface Bounds {
  /** Bytes of the largest file. */
  readonly bytes: number;
  /** Largest cost of drawing, in units of `svg/drawn.ts`. */
  readonly units: number;
  /** Number of tokens that are read before the thread yields. */
  readonly atOnce: number;
  /** Why a file that exceeds these bounds is refused, in English. */
  readonly tooLarge: string;
  readonly tooMuch: string;
}

const inWorker: Bounds = {
  bytes: 5 * 1024 * 1024,
  units: 200_000,
  atOnce: Infinity, // a worker need not yield
  tooLarge: 'It is too large to be checked.',
  tooMuch: 'It draws one thing thousands of times.',
};

const WITHOUT_WORKER = 'on the page’s own thread: no worker could start; see s3-image-upload/workers.';

/** Bounds with which no task takes longer than 50 ms, so that a page stays usable (Long Tasks, W3C); docs/decisions/0011-svg.md. */
export const inPage: Bounds = {
  bytes: 128 * 1024,
  units: 50_000,
  atOnce: 2000,
  tooLarge: `It is too large to be checked ${WITHOUT_WORKER}`,
  tooMuch: `It draws too much to be checked ${WITHOUT_WORKER}`,
};

/** Bounds above which a browser may take longer than 50 ms to draw an SVG: bytes, and units of `svg/drawn.ts`. */
const LIGHT_BYTES = 512 * 1024;
const LIGHT_UNITS = 4000;

export interface SvgFindings {
  /** The first reason why the SVG is unsafe, in English. */
  readonly unsafe: string | undefined;
  /** Whether the SVG can be drawn in a few milliseconds. */
  readonly light: boolean;
  /** Bytes: the limit that the file exceeds, if that is the reason why it is unsafe. */
  readonly largest?: number;
}

/** @throws the browser's error if the file can't be read */
export async function lookThrough(
  file: Pick<Blob, 'size' | 'arrayBuffer'>,
  bounds = inWorker,
): Promise<SvgFindings> {
  const unsafe = (why: string): SvgFindings => ({ unsafe: why, light: false });
  if (file.size > bounds.bytes) return { ...unsafe(bounds.tooLarge), largest: bounds.bytes };
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) return unsafe('Its encoding is not UTF-8.');
  const drawing = new Drawing();
  let seen = 0;
  for (const event of readXml(text)) {
    const found = unsafeEvent(event) ?? drawing.add(event);
    if (found !== undefined) return unsafe(found);
    seen += 1;
    if (seen % bounds.atOnce === 0) await new Promise((next) => setTimeout(next));
  }
  const units = drawing.units(bounds.units);
  if (units === Infinity) return unsafe(bounds.tooMuch);
  return { unsafe: undefined, light: file.size <= LIGHT_BYTES && units <= LIGHT_UNITS };
}

/** @returns why it is unsafe */
export const findUnsafe = async (file: Blob) => (await lookThrough(file)).unsafe;

/** Namespaces whose elements may do something in a browser. Elements in an editor's own namespace do nothing. */
const strangers = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/2001/xml-events',
  'http://www.w3.org/2001/XInclude',
  'http://www.w3.org/1999/XSL/Transform',
  'http://www.mozilla.org/xbl',
  'http://www.mozilla.org/keymaster/gatekeeper/there.is.only.xul',
];

/** Elements of SVG 1.1, 1.2 and 2 that only draw. An element that is not listed is unsafe. */
const drawingNames = new Set(
  (
    'a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath color-profile defs desc discard ellipse filter ' +
    'flowDiv flowPara flowRegion flowRoot flowSpan font font-face font-face-format font-face-name font-face-src ' +
    'font-face-uri g glyph glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch ' +
    'meshrow metadata missing-glyph mpath path pattern polygon polyline radialGradient rect set solidColor ' +
    'solidcolor stop style svg switch symbol tbreak text textArea textPath title tref tspan use view vkern'
  ).split(' '),
);

function unsafeEvent(event: XmlEvent): string | undefined {
  switch (event.kind) {
    case 'start':
      return unsafeElement(event.element);
    case 'instruction':
      return event.target.toLowerCase() === 'xml-stylesheet' ? 'It has a style sheet outside.' : undefined;
    case 'doctype':
      return /^(https?:\/\/www\.w3\.org\/|$)/.test(event.systemId) ? undefined : refersTo(event.systemId);
    case 'refused':
      return event.why;
    case 'text':
    case 'end':
      return undefined;
    default:
      return event satisfies never;
  }
}

function unsafeElement({ localName, namespace, attributes }: XmlElement): string | undefined {
  const draws =
    namespace === SVG
      ? drawingNames.has(localName) || /^fe[A-Z]/.test(localName) || isOfIllustrator(localName, attributes)
      : !strangers.includes(namespace);
  if (!draws) return `It has a <${localName}>.`;
  // `color-profile` names a file on the author's disk, which no browser loads.
  const read =
    localName === 'color-profile' ? attributes.filter(({ localName }) => localName !== 'href') : attributes;
  return read.map(unsafeAttribute).find((found) => found !== undefined);
}

/** Illustrator embeds its own file in a `foreignObject` with an extension that no browser has, so none draws it. */
const isOfIllustrator = (name: string, attributes: readonly XmlAttribute[]) =>
  name === 'foreignObject' &&
  attributes.some(
    ({ localName, namespace, value }) =>
      localName === 'requiredExtensions' && !namespace && value.startsWith('http://ns.adobe.com/'),
  );

function unsafeAttribute({ localName, value }: XmlAttribute): string | undefined {
  const name = localName.toLowerCase();
  if (/^on[a-z]*$/.test(name)) return `It has an ${localName}.`;
  if (name === 'attributename' && /(^|:)(href|src|style|on\w+)$/i.test(value.trim()))
    return `It changes ${value}.`;
  if (value.includes(':') && /javascript:|vbscript:/i.test(value.replace(/[\s\p{Cc}]/gu, '')))
    return 'It has a javascript: address.';
  if (['href', 'src'].includes(name) ? !isSafeAddress(trimmed(value)) : ['base', 'ping'].includes(name))
    return refersTo(value);
  return unsafeStyle(value);
}

const isSafeAddress = (address: string) =>
  isInside(address) && (!address.startsWith('#') || idOf(address.slice(1)) !== undefined);
