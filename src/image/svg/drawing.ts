// The elements of an SVG with their references and style rules, from which the cost of drawing is computed.
import { idOf, trimmed, unsafeStyle } from './addresses.js';
import { unescaped, VARIABLE } from './css.js';
import { unitsOf, type Drawn } from './drawn.js';
import { Filter, isReckoned } from './filters.js';
import { unsafeRules } from './selectors.js';
import { addRules, noRules, referencesOf, referencesOfStyle, type Reference } from './styles.js';
import type { XmlAttribute, XmlElement, XmlEvent } from './xml.js';

export const SVG = 'http://www.w3.org/2000/svg';

const animations = new Set(['animate', 'animateColor', 'animateMotion', 'animateTransform', 'set']);
const animated = new Set(['values', 'from', 'to', 'by']);
/** Attributes with a position for each character. */
const lists = new Set(['x', 'y', 'dx', 'dy', 'rotate']);

export class Drawing {
  /** All elements, the root first. */
  readonly #elements: Drawn[] = [];
  readonly #open: Drawn[] = [];
  readonly #ids = new Map<string, Drawn>();
  readonly #rules = noRules();
  /** Animations that refer to their target, which may come later in the file. */
  readonly #animations: { readonly target: string; readonly attributes: readonly XmlAttribute[] }[] = [];
  /** Outlines in style sheets, which may apply to any element. */
  readonly #outlines: string[] = [];
  /** The filter that is open. */
  #filter: Filter | undefined;
  /** The text of the style sheet that is open. */
  #sheet: string | undefined;

  /** @returns in English, why the SVG is unsafe; `undefined` if it is not */
  add(event: XmlEvent): string | undefined {
    if (event.kind === 'start') return this.#start(event.element);
    if (event.kind === 'end') return this.#end();
    if (event.kind === 'text') this.#text(event.text);
    return undefined;
  }

  /** The cost of drawing, once the whole file is read; `Infinity` if it exceeds `most`. */
  units(most: number): number {
    for (const { target, attributes } of this.#animations) {
      const element = this.#ids.get(target);
      if (element) animate(element, attributes);
    }
    return unitsOf(this.#elements, this.#ids, this.#rules, this.#outlines, most);
  }

  #start({ localName, namespace, attributes }: XmlElement): string | undefined {
    if (this.#sheet !== undefined) return 'It has an element in a <style>.';
    const parent = this.#open.at(-1);
    if (!parent && (namespace !== SVG || localName !== 'svg')) return 'It is not an SVG.';
    const element: Drawn = {
      name: localName,
      parent,
      children: [],
      keys: ['*', localName],
      references: [],
      outlines: [],
      extra: 0,
      times: 1,
      variables: 0,
    };
    parent?.children.push(element);
    this.#elements.push(element);
    this.#open.push(element);
    if (namespace !== SVG) return undefined;
    if (localName === 'style') this.#sheet = '';
    if (localName === 'filter') this.#filter = new Filter();
    else if (localName === 'feMergeNode') this.#filter?.addLayer(attributes);
    else if (parent?.name === 'filter') this.#filter?.add(element, localName, attributes);
    const { target } = this.#read(element, attributes);
    const style = attributes.find(({ localName }) => localName === 'style')?.value ?? '';
    if (animations.has(localName)) {
      if (target !== undefined) this.#animations.push({ target, attributes });
      else if (parent) animate(parent, attributes);
    }
    return unsafeRules(style);
  }

  /** @returns the element that it refers to by `href` */
  #read(element: Drawn, attributes: readonly XmlAttribute[]): { readonly target: string | undefined } {
    let target: string | undefined;
    for (const { localName, namespace, value } of attributes) {
      if (value.includes('(')) element.variables += value.split(VARIABLE).length - 1;
      if (localName === 'href') {
        target = idOf(trimmed(value).slice(1)) ?? '';
        element.references.push({ id: target, manner: 'once', times: 1 });
      } else if (namespace !== '') continue;
      else if (localName === 'id') {
        if (!this.#ids.has(value)) this.#ids.set(value, element); // of several elements with an id, browsers use the first
        element.keys.push(`#${value}`);
      } else if (localName === 'class') append(element.keys, classesOf(value));
      else if (lists.has(localName)) element.extra += value.length > 20 ? value.length / 2 : 0;
      else if (localName === 'd' || localName === 'points') element.outlines.push(value);
      else if (localName === 'style') {
        append(element.references, referencesOfStyle(value));
        if (value.includes('--')) this.#rules.letters += value.length;
        if (hasOutline(value)) element.outlines.push(value);
      } else if (localName === 'begin' || localName === 'end') append(element.references, basesOf(value));
      else append(element.references, referencesOf(localName, value));
    }
    return { target };
  }

  #text(text: string): void {
    if (this.#sheet !== undefined) this.#sheet += text;
    const element = this.#open.at(-1);
    if (element) element.extra += element.name === 'textPath' ? text.length : text.length / 10;
  }

  #end(): string | undefined {
    if (this.#open.pop()?.name === 'filter') this.#filter?.close();
    const sheet = this.#sheet;
    this.#sheet = undefined;
    if (sheet === undefined) return undefined;
    if (hasOutline(sheet)) this.#outlines.push(sheet);
    addRules(this.#rules, sheet);
    return unsafeStyle(sheet) ?? unsafeRules(sheet);
  }
}

/** Appends one by one, since `push(...more)` fails for long lists. */
function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}

const hasOutline = (css: string) => /(path|polygon|shape)\(/i.test(unescaped(css));

const classesOf = (value: string) => value.split(/[\t\n\r\f ]+/).map((name) => `.${name}`);

/** Animations on which the times of this one depend: in a chain of them, each can begin more often than the one before. */
const basesOf = (times: string) =>
  times
    .replaceAll('\\', '')
    .split(';')
    .flatMap((time): Reference[] => {
      const id = /^([^]*)\.(begin|end|repeat)/.exec(time.trim())?.[1];
      return id === undefined ? [] : [{ id, manner: 'once', times: 1 }];
    });

/** Adds to the target what an animation can make of it. */
function animate(target: Drawn, attributes: readonly XmlAttribute[]): void {
  const property = attributes.find(({ localName }) => localName === 'attributeName')?.value.trim() ?? '';
  if (isReckoned(property) && target.name.startsWith('fe')) target.extra = Infinity;
  for (const { localName, value } of attributes) {
    if (!animated.has(localName)) continue;
    append(target.references, referencesOf(property, value));
    if (property === 'class') append(target.keys, value.split(';').flatMap(classesOf));
    if (property === 'd' || property === 'points') target.outlines.push(value);
  }
}
