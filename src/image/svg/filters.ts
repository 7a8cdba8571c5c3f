// Computes the cost of a filter. A browser computes a primitive again for each primitive that uses its result, so twenty
// primitives in less than a kilobyte can take a million computations.
import type { XmlAttribute } from './xml.js';

/** Fields of an element that are set here. */
interface Reckoned {
  /** Units in addition to those of its name. */
  extra: number;
  /** How often it is drawn with its parent. */
  times: number;
}

interface Primitive {
  readonly element: Reckoned;
  readonly name: string;
  /** Indices of the primitives whose results it uses; -1 is the source graphic. */
  readonly inputs: number[];
}

const withoutInput = new Set(['feFlood', 'feImage', 'feMerge', 'feTurbulence']);
const withTwo = new Set(['feBlend', 'feComposite', 'feDisplacementMap']);

/** The number in an attribute, or the given default. */
type Numbers = (name: string, otherwise: number) => readonly number[];

/** Units by name, in addition to those of any primitive; docs/decisions/0011-svg.md has the measurements. */
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

/** Attributes of a primitive that an animation must not change, since the cost depends on them. */
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
    if (name === 'feDropShadow') inputs.push(...inputs); // the input is also drawn above its shadow
    const place = this.#primitives.push({ element, name, inputs }) - 1;
    const result = valueOf('result');
    if (result) this.#results.set(result, place);
  }

  /** Adds a layer to the last `feMerge`. */
  addLayer(attributes: readonly XmlAttribute[]): void {
    const merge = this.#primitives.at(-1);
    const before = this.#primitives.length - 2;
    const input = attributes.find(({ localName }) => localName === 'in')?.value;
    merge?.inputs.push(this.#placeOf(input, before));
  }

  /** Sets how often each primitive is computed: the last once, the others as often as the primitives that use their results. */
  close(): void {
    const times = this.#primitives.map<number>((_, place) => (place === this.#primitives.length - 1 ? 1 : 0));
    for (const [place, { element, inputs }] of [...this.#primitives.entries()].reverse()) {
      const own = times[place] ?? 0;
      element.times = Math.max(own, 1); // an unused primitive costs little, and is counted once
      for (const input of inputs) if (input >= 0) times[input] = (times[input] ?? 0) + own;
    }
  }

  /** A reference to a name that no primitive has is ignored (Filter Effects 1, 9.2). */
  #placeOf(input = '', before = this.#primitives.length - 1): number {
    const named = this.#results.get(input);
    if (named !== undefined) return named;
    return /^Source(Graphic|Alpha)$/.test(input) ? -1 : before;
  }
}
