// How much the primitives of a filter do. A browser does what a primitive needs anew for each of those that use its result, so
// twenty of them in less than a kilobyte can do a million.
import type { XmlAttribute } from './xml.js';

/** What of an element of the drawing is reckoned here. */
interface Reckoned {
  /** Units beside those that its name says. */
  extra: number;
  /** How often it is drawn with its parent. */
  times: number;
}

interface Primitive {
  readonly element: Reckoned;
  readonly name: string;
  /** Places in the filter, of primitives whose results it uses; -1 is what the filter is put on. */
  readonly inputs: number[];
}

const withoutInput = new Set(['feFlood', 'feImage', 'feMerge', 'feTurbulence']);
const withTwo = new Set(['feBlend', 'feComposite', 'feDisplacementMap']);

/** A number of an attribute, or this. */
type Numbers = (name: string, otherwise: number) => readonly number[];

/** Units beside those of any primitive; docs/decisions/0011-svg.md has the measurements. */
const extras: Readonly<Record<string, (numbers: Numbers) => number>> = {
  feConvolveMatrix: (numbers) => {
    const [across, down = across] = numbers('order', 3) as [number, number?];
    return 20 * (across * down);
  },
  feDiffuseLighting: () => 300,
  feDisplacementMap: () => 200,
  feDropShadow: (numbers) => 4 * Math.max(...numbers('stdDeviation', 2)),
  feGaussianBlur: (numbers) => 4 * Math.max(...numbers('stdDeviation', 0)),
  feMorphology: () => 500,
  feSpecularLighting: () => 300,
  feTurbulence: (numbers) => 40 * Math.max(...numbers('numOctaves', 1)),
};

/** Of a primitive's attributes, those that an animation must not change: all of the above depends on them. */
export const isReckoned = (attribute: string) => /^(in2?|result|order|numOctaves|radius)$/.test(attribute);

export class Filter {
  readonly #primitives: Primitive[] = [];
  readonly #results = new Map<string, number>();

  add(element: Reckoned, name: string, attributes: readonly XmlAttribute[]): void {
    const valueOf = (wanted: string) => attributes.find(({ localName }) => localName === wanted)?.value;
    const numbers: Numbers = (wanted, otherwise) => {
      const values = (valueOf(wanted) ?? '')
        .match(/\d*\.?\d+(e[+-]?\d+)?/gi)
        ?.slice(0, 2)
        .map(Number);
      return values ?? [otherwise];
    };
    element.extra += extras[name]?.(numbers) ?? 0;
    const inputs = withoutInput.has(name) ? [] : [this.#placeOf(valueOf('in'))];
    if (withTwo.has(name)) inputs.push(this.#placeOf(valueOf('in2')));
    if (name === 'feDropShadow') inputs.push(...inputs); // it is drawn above its shadow
    const place = this.#primitives.push({ element, name, inputs }) - 1;
    const result = valueOf('result');
    if (result) this.#results.set(result, place);
  }

  /** One of the layers of the `feMerge` that was added last. */
  addLayer(attributes: readonly XmlAttribute[]): void {
    const merge = this.#primitives.at(-1);
    const before = this.#primitives.length - 2;
    const input = attributes.find(({ localName }) => localName === 'in')?.value;
    merge?.inputs.push(this.#placeOf(input, before));
  }

  /** Says how often each of its primitives is drawn: the last once, the others as often as those that use their results. */
  close(): void {
    const times = this.#primitives.map<number>((_, place) => (place === this.#primitives.length - 1 ? 1 : 0));
    for (const [place, { element, inputs }] of [...this.#primitives.entries()].reverse()) {
      const own = times[place] ?? 0;
      element.times = Math.max(own, 1); // what nobody uses costs little, and is not worth a difference
      for (const input of inputs) if (input >= 0) times[input] = (times[input] ?? 0) + own;
    }
  }

  /** Filter Effects 1, 9.2: a name that no primitive has is as good as none. */
  #placeOf(input = '', before = this.#primitives.length - 1): number {
    const named = this.#results.get(input);
    if (named !== undefined) return named;
    return /^Source(Graphic|Alpha)$/.test(input) ? -1 : before;
  }
}
