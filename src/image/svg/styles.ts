// What style sheets, and attributes that read like them, ask for; and which parts of the drawing they refer to.

/** How often the element that is referred to is drawn. */
export type Manner =
  /** Once for the element that refers to it. */
  | 'once'
  /** Once for each shape in that element: the property is inherited. */
  | 'shapes'
  /** Once for each point of each shape in that element. */
  | 'points';

export interface Reference {
  readonly id: string;
  readonly manner: Manner;
}

/** Stands for a filter that is a function in a style, not an element. No id is an empty text. */
export const FILTER_FUNCTION = '';

/** What the rules of all sheets say, by what an element must have for them to hold: `.class`, `#id`, a name, or `*`. */
export interface Rules {
  readonly references: Map<string, Reference[]>;
  /** How many selectors there are. */
  readonly selectors: Map<string, number>;
  /** How many of these go through all that stands beside an element. */
  readonly siblings: Map<string, number>;
}

export const noRules = (): Rules => ({ references: new Map(), selectors: new Map(), siblings: new Map() });

/** A part of the same file, or pixels or letters that are in it as they are. */
export const isInside = (address: string) =>
  /^($|#|data:image\/(png|jpe?g|gif|webp|avif|bmp)[;,]|data:(font\/|application\/(x-)?font))/i.test(address);

export const refersTo = (address: string) => `It refers to ${address.slice(0, 80)}.`;

/** @returns `undefined` where browsers may differ about which id this is */
export function idOf(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment.replace(/[\t\r\n]/g, ''));
  } catch {
    return undefined;
  }
}

/** It names a namespace and loads nothing (CSS Namespaces 3). */
const namespaceRule = /@namespace\s+[\w-]*\s*(?:url\(\s*)?["']?http:\/\/[\w./#-]+["']?\s*\)?\s*;/gi;

/** The rest of `url(#id)` as programs write it; what is written in any other way is refused, lest a reference be missed. */
const localAddress = /^(?:"#([^"\\]*)"|'#([^'\\]*)'|#([^"'()\\\s]*))\s*\)/;

const LONGEST_ID = 1000;

/** @returns what the style asks for outside of the file, or in a way that is not understood here; in English */
export function unsafeStyle(css: string): string | undefined {
  if (!/[(@:\\]/.test(css)) return undefined;
  const plain = css.replace(namespaceRule, '');
  const read = plain.includes('\\') ? unescaped(plain) : plain;
  for (const text of new Set([plain, read]))
    if (/@import|javascript:|-moz-binding|(^|[^\w-])(src|(-\w+-)?(image-set|element))\(/i.test(text))
      return refersTo(text.trim());
  const addresses = addressesIn(plain);
  if (addressesIn(read).length > addresses.length) return refersTo(read.trim()); // only escapes hide an address
  return addresses.map(unsafeAddress).find((found) => found !== undefined);
}

/** What follows on each `url(`, as far as it matters. */
const addressesIn = (css: string) =>
  [...css.matchAll(/url\(\s*/gi)].map(({ index, 0: { length } }) =>
    css.slice(index + length, index + length + LONGEST_ID),
  );

function unsafeAddress(address: string): string | undefined {
  const isLocal = /^["']?#/.test(address);
  const isKnown = isLocal ? idIn(address) !== undefined : isInside(address.replace(/^["']/, ''));
  return isKnown ? undefined : refersTo(address);
}

function idIn(address: string): string | undefined {
  const match = localAddress.exec(address);
  const fragment = match?.[1] ?? match?.[2] ?? match?.[3];
  return fragment === undefined ? undefined : idOf(fragment);
}

/** CSS Syntax 3, 4.3.7. */
const unescaped = (css: string) =>
  css.replace(/\\(?:([\da-f]{1,6})(?:\r\n|\s)?|([^]))/gi, (_, hex: string | undefined, letter: string) =>
    hex === undefined ? letter : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );

const idsIn = (css: string) => addressesIn(css).flatMap((address) => idIn(address) ?? []);

const mannerOf = (property: string): Manner => {
  if (/^(-webkit-)?(mask|clip-path|filter)/.test(property)) return 'once';
  return /^(fill|stroke|marker-start|marker-end)$/.test(property) ? 'shapes' : 'points';
};

/** @param css the value of one property */
export const referencesOf = (property: string, css: string): Reference[] =>
  css.includes('(')
    ? [
        ...idsIn(css).map((id) => ({ id, manner: mannerOf(property) })),
        ...Array.from(
          css.matchAll(/(blur|shadow)\(/gi),
          () => ({ id: FILTER_FUNCTION, manner: 'once' }) as const,
        ),
      ]
    : [];

/** @param css of a style attribute */
export function referencesOfStyle(css: string): Reference[] {
  if (!css.includes('(')) return [];
  const rules = noRules();
  addRules(rules, css);
  return [...rules.references.values()].flat();
}

/** @param css of a style sheet; declarations outside of a rule count as those of every element */
export function addRules({ references, selectors, siblings }: Rules, css: string): void {
  const add = (keys: readonly string[], found: readonly Reference[]) => {
    for (const key of found.length > 0 ? keys : []) {
      const known = references.get(key) ?? [];
      for (const reference of found) known.push(reference);
      references.set(key, known);
    }
  };
  const simple = simplified(css);
  if (simple === undefined) {
    add(everything, referencesOf('', css));
    count(selectors, '*', css.split(/[{,]/).length - 1);
    count(siblings, '*', css.split(/~|has\(/).length - 1);
    return;
  }
  const selected: (readonly string[])[] = [];
  for (const [, chunk = '', mark] of simple.matchAll(/([^{};]*)([{};]|$)/g)) {
    const inner = selected.at(-1) ?? everything;
    if (mark === '{') {
      const isAtRule = /^\s*@/.test(chunk);
      selected.push(isAtRule ? inner : chunk.split(',').map(keyOf));
      for (const selector of isAtRule ? [] : chunk.split(',')) {
        count(selectors, keyOf(selector), 1);
        if (/~|has\(/.test(selector)) count(siblings, keyOf(selector), 1);
      }
      continue;
    }
    const property = /^\s*([\w-]+)\s*:/.exec(chunk)?.[1]?.toLowerCase() ?? '';
    // A custom property is used in other rules.
    add(property.startsWith('--') ? everything : inner, referencesOf(property, chunk));
    if (mark === '}') selected.pop();
  }
}

const count = (counts: Map<string, number>, key: string, more: number) =>
  counts.set(key, (counts.get(key) ?? 0) + more);

const everything = ['*'] as const;

/** What the last part of a selector asks of an element; `*` where it asks for anything but a class, an id or a name. */
function keyOf(selector: string): string {
  if (/[^\w.#:\s>+~|-]/.test(selector)) return '*';
  const [last = ''] =
    selector
      .trim()
      .split(/[\s>+~|]+/)
      .at(-1)
      ?.split(':') ?? [];
  const key = last.slice(Math.max(0, last.lastIndexOf('.'), last.lastIndexOf('#')));
  return ['', 'from', 'to'].includes(key) ? '*' : key; // the last two are of key frames
}

/** Without comments, and with nothing in quotes that looks like CSS. `undefined`: that takes more than is known here. */
function simplified(css: string): string | undefined {
  const simple = css.replace(
    /"[^"\\\n\r\f]*(?:\\[^][^"\\\n\r\f]*)*"|'[^'\\\n\r\f]*(?:\\[^][^'\\\n\r\f]*)*'|\/\*[^]*?(?:\*\/|$)/g,
    (token) => (token.startsWith('/') ? ' ' : /^.#[^{};"'\\]*.$/.test(token) ? token : '""'),
  );
  return /["'\\]/.test(simple.replace(/(["'])[^"'\\]*\1/g, '')) ? undefined : simple;
}
