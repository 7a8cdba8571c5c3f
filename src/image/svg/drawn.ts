// How much a browser has to do for a drawing once all references have been followed: three kilobytes can say a million million
// shapes. Reckoned in units, each about the time of a rectangle: ten microseconds. docs/decisions/0011-svg.md has the measurements.
import { FILTER_FUNCTION, INHERITED, type Reference, type Rules } from './styles.js';

/** An element of the drawing, as far as it counts here. */
export interface Drawn {
  readonly name: string;
  readonly parent: Drawn | undefined;
  readonly children: Drawn[];
  /** What a rule of a style sheet may know it by. */
  readonly keys: string[];
  readonly references: Reference[];
  /** Outlines that it may have: each of their points may carry a marker. */
  readonly outlines: string[];
  /** Units beside those that its name and its outlines say: for letters, for what a filter's primitive does. */
  extra: number;
  /** How often it is drawn with its parent: a filter's primitive for each of those that use its result. */
  times: number;
  /** Uses of custom properties in its attributes. */
  variables: number;
}

const MOST_DEPTH = 1000;

/** Units beside the one of each element. */
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
/** Of outlines as they are; a line right across a drawing takes more. */
const POINTS_IN_A_UNIT = 20;

const shapes = new Set('circle ellipse line path polygon polyline rect text textPath tref tspan'.split(' '));
const gradients = new Set(['linearGradient', 'radialGradient']);

/**
 * Follows every reference as browsers do, which leave out what would draw itself again.
 *
 * @param elements the root first
 * @param ids elements by their ids
 * @param outlines that any element may have beside its own
 * @param most units, before it is given up
 * @returns units; `Infinity` where there are more
 */
export function unitsOf(
  elements: readonly Drawn[],
  ids: ReadonlyMap<string, Drawn>,
  rules: Rules,
  outlines: readonly string[],
  most: number,
): number {
  let drawn = styling(elements, rules);
  /** What is referred to, and is being drawn. */
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

  /** What an element in this one inherits. */
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
   * @param passed what is inherited by way of the reference: all of it in a `use`, colours in a marker
   * @param underWay of a `use`, which draws a copy where it stands; anything else is drawn by itself
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
    // What it inherits may be drawn anew for each element, and again in what that draws.
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

  /** What has been drawn since is drawn so often. Infinity * 0 is NaN, which is not above any bound. */
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
    // Stops are read once for all that have their colours.
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

/** Which rules hold for which element, one by one, and the values that are put in for custom properties. */
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

/** At most: an outline has no more points than numbers and letters. */
const pointsIn = (outlines: readonly string[]) =>
  outlines.reduce(
    (sum, outline) => sum + outline.replace(/[a-z]|\.?\d+/gi, '#').replace(/[^#]/g, '').length,
    0,
  );
