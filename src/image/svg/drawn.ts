// Computes the cost of drawing with all references followed: three kilobytes can describe 10^12 shapes. A unit is about the time
// for a rectangle, ten microseconds; docs/decisions/0011-svg.md has the measurements.
import { FILTER_FUNCTION, INHERITED, type Reference, type Rules } from './styles.js';

/** An element, with the properties that affect the cost. */
export interface Drawn {
  readonly name: string;
  readonly parent: Drawn | undefined;
  readonly children: Drawn[];
  /** Selectors by which a rule can match the element: `*`, name, `.class`, `#id`. */
  readonly keys: string[];
  readonly references: Reference[];
  /** Outlines that the element can have. Each point can have a marker. */
  readonly outlines: string[];
  /** Units in addition to those of its name and outlines: for characters, and for the work of a filter primitive. */
  extra: number;
  /** How often it is drawn with its parent: a filter primitive is computed for each primitive that uses its result. */
  times: number;
  /** Number of uses of custom properties in its attributes. */
  variables: number;
}

const MOST_DEPTH = 1000;

/** Units by name, in addition to the one that each element has. */
const units = new Map(
  Object.entries({
    use: 4,
    text: 4,
    tspan: 2,
    textPath: 4,
    clipPath: 2,
    marker: 2,
    pattern: 5,
    mask: 16,
    filter: 20,
    animate: 9,
    animateColor: 9,
    animateMotion: 9,
    animateTransform: 9,
    set: 9,
  }),
);
const FILTER_PRIMITIVE = 20;
/** Points of an average outline. A line across the whole drawing costs more. */
const POINTS_IN_A_UNIT = 20;

const shapes = new Set('circle ellipse line path polygon polyline rect text textPath tref tspan'.split(' '));
const gradients = new Set(['linearGradient', 'radialGradient']);

/**
 * Follows every reference as browsers do, which ignore circular ones.
 *
 * @param elements the root first
 * @param ids elements by their ids
 * @param outlines that any element can have in addition to its own
 * @param most units above which the computation stops
 * @returns units; `Infinity` if there are more than `most`
 */
export function unitsOf(
  elements: readonly Drawn[],
  ids: ReadonlyMap<string, Drawn>,
  rules: Rules,
  outlines: readonly string[],
  most: number,
): number {
  let drawn = styling(elements, rules);
  /** Elements that are referred to and are being drawn. */
  const resources = new Set<Drawn>();
  const referencesOfElements = new Map<Drawn, readonly Reference[]>();
  const passedOn = new Map<Drawn, readonly Reference[]>();
  const points = new Map<Drawn, number>();
  const sharedPoints = pointsIn(outlines);

  function referencesOf(element: Drawn): readonly Reference[] {
    const known = referencesOfElements.get(element);
    if (known) return known;
    const all = [
      ...element.references,
      ...[...new Set(element.keys)].flatMap((key) => rules.references.get(key) ?? []),
    ];
    referencesOfElements.set(element, all);
    return all;
  }

  /** References that the children of this element inherit. */
  function inheritedIn(element: Drawn | undefined): readonly Reference[] {
    if (!element) return [];
    const known = passedOn.get(element);
    if (known) return known;
    const all = [...inheritedIn(element.parent), ...referencesOf(element).filter(isInherited)];
    passedOn.set(element, all);
    return all;
  }

  function pointsOf(element: Drawn): number {
    const all = points.get(element) ?? pointsIn(element.outlines) + sharedPoints + 2;
    points.set(element, all);
    return all;
  }

  /**
   * @param passed references that are inherited through the reference: all of them in a `use`, colours in a marker
   * @param underWay set for a `use`, which draws a copy in its place; anything else is drawn by itself
   */
  function follow(
    { id, times: repeated }: Reference,
    passed: readonly Reference[],
    depth: number,
    times = 1,
    underWay?: Set<Drawn>,
  ): void {
    times *= repeated;
    if (id === FILTER_FUNCTION) drawn += FILTER_PRIMITIVE * times;
    // Inherited references may be drawn for each element, and again in what these draw.
    if (id === INHERITED) drawn = Infinity;
    const target = ids.get(id);
    if (!target) return;
    const before = drawn;
    const inherited = [...new Set([...inheritedIn(target.parent), ...passed])];
    if (underWay) draw(target, inherited, depth, underWay);
    else if (!resources.has(target)) {
      resources.add(target);
      draw(target, inherited, depth, new Set());
      resources.delete(target);
    }
    repeat(before, times);
  }

  /** Multiplies the units since then by `times`. Infinity * 0 would be NaN, which exceeds no bound. */
  function repeat(before: number, times: number): void {
    if (times > 1) drawn += (drawn - before) * (times - 1);
  }

  function draw(element: Drawn, outer: readonly Reference[], depth: number, underWay: Set<Drawn>): void {
    drawn += 1;
    if (depth > MOST_DEPTH) drawn = Infinity;
    if (drawn > most || underWay.has(element)) return;
    underWay.add(element);
    const own = referencesOf(element);
    const inherited = [...new Set([...outer, ...own.filter(isInherited)])];
    const colours = inherited.filter(({ manner }) => manner === 'shapes');
    drawn += element.extra + own.length + inherited.length / 16;
    drawn += units.get(element.name) ?? (element.name.startsWith('fe') ? FILTER_PRIMITIVE : 0);
    if (shapes.has(element.name)) drawn += pointsOf(element) / POINTS_IN_A_UNIT;
    for (const reference of own)
      if (element.name === 'use' && reference.manner === 'once')
        follow(reference, inherited, depth + 1, 1, underWay);
      else if (reference.manner === 'once') follow(reference, colours, depth + 1);
    for (const reference of inherited)
      if (shapes.has(element.name))
        follow(reference, colours, depth + 1, reference.manner === 'shapes' ? 1 : pointsOf(element));
      else if (reference.manner === 'anywhere') follow(reference, colours, depth + 1);
    // Stops of a gradient are read once for all elements that use it.
    if (!gradients.has(element.name))
      for (const child of element.children) {
        const before = drawn;
        draw(child, inherited, depth + 1, underWay);
        repeat(before, child.times);
      }
    underWay.delete(element);
  }

  const [root] = elements;
  if (root) draw(root, [], 0, new Set());
  return drawn > most ? Infinity : drawn;
}

const isInherited = ({ manner }: Reference) => manner !== 'once';

/** Cost of matching rules with elements, and of replacing custom properties by their values. */
function styling(elements: readonly Drawn[], rules: Rules): number {
  let steps = 0;
  const depths = new Map<Drawn | undefined, number>();
  for (const element of elements) {
    const depth = (depths.get(element.parent) ?? 0) + 1;
    depths.set(element, depth);
    steps += (element.variables * rules.letters) / 20;
    for (const key of element.keys) {
      const { selectors, ancestors, siblings, variables } = rules.styling.get(key) ?? unstyled;
      steps += selectors + ancestors * depth + (siblings * elements.length) / 5;
      steps += (variables * rules.letters) / 20;
    }
  }
  return steps / 100;
}

const unstyled = { selectors: 0, ancestors: 0, siblings: 0, variables: 0 };

/** Upper bound: an outline has no more points than numbers and letters. */
const pointsIn = (outlines: readonly string[]) =>
  outlines.reduce(
    (sum, outline) => sum + outline.replace(/[a-z]|\.?\d+/gi, '#').replace(/[^#]/g, '').length,
    0,
  );
