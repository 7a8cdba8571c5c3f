// Searches the element of a page for visual defects. `ask` of critics.ts runs it in the page.
import type { S3ImageUpload } from 's3-image-upload';

const SMALLEST_TARGET = 24; // CSS pixels; WCAG 2.2, 2.5.8
const LEAST_FOR_TEXT = 4.5; // 1.4.3
const LEAST_FOR_LARGE_TEXT = 3;
const LARGE = 24; // CSS pixels; bold ones count from 18.66
const LARGE_AND_BOLD = 18.66;
const LEAST_FOR_OTHERS = 3; // 1.4.11
const THINNEST_RING = 2; // CSS pixels; 2.4.13 asks for it on level AAA
const ROUNDING = 1;

const host = (): S3ImageUpload => {
  const found = document.querySelector('s3-image-upload');
  if (!found) throw new Error('There is no element on this page.');
  return found;
};
const all = (selector: string) => [...host().renderRoot.querySelectorAll<HTMLElement>(selector)];
const controls = () => all('button, input').filter((control) => control.ariaHidden !== 'true');
const textOf = ({ textContent }: Element) => textContent.replace(/\s+/g, ' ').trim();
const nameOf = (element: Element) =>
  element.ariaLabel ??
  (textOf((element as HTMLInputElement).labels?.[0] ?? element) || element.getAttribute('part')) ??
  element.tagName;
const isDisabled = (element: Element) =>
  element.closest(':disabled') !== null || host().matches(':state(disabled)');

/** Buttons and fields that are smaller than the minimum target size. */
export const smallTargets = () =>
  controls().flatMap((control) => {
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    return Math.min(width, height) < SMALLEST_TARGET ? [`${nameOf(control)}: ${width} × ${height}`] : [];
  });

/** Elements that are wider than the page, and by how much. */
export function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const { right } = host().getBoundingClientRect();
  const edgeOf = (element: Element) => (element.closest('[popover]') ? clientWidth : right);
  const inside = all('*:not(.visually-hidden, .visually-hidden *)').filter(
    (element) => element.checkVisibility() && element.getBoundingClientRect().right > edgeOf(element) + 5, // focus rings overlap the edge
  );
  return [
    ...(scrollWidth > clientWidth ? [`the page, by ${scrollWidth - clientWidth}`] : []),
    ...inside.map((element) => `${nameOf(element)} by ${element.getBoundingClientRect().right - right}`),
  ];
}

const parentOf = (element: Element): Element | null => element.assignedSlot ?? element.parentElement;

/** The boxes that clip their content without scrolling. */
const clipsOf = (element: Element | null): DOMRect[] => {
  const clips: DOMRect[] = [];
  for (let box = element; box; box = parentOf(box)) {
    const { overflowX, contentVisibility, overflowClipMargin } = getComputedStyle(box);
    if (overflowX === 'auto' || (overflowX === 'visible' && contentVisibility !== 'auto')) continue;
    const margin = overflowX === 'visible' ? Number.parseFloat(overflowClipMargin) : 0;
    const { x, y, width, height } = box.getBoundingClientRect();
    clips.push(new DOMRect(x - margin, y - margin, width + 2 * margin, height + 2 * margin));
  }
  return clips;
};

const isWithin = (inner: DOMRect, outer: DOMRect) =>
  inner.left >= outer.left - ROUNDING &&
  inner.right <= outer.right + ROUNDING &&
  inner.top >= outer.top - ROUNDING &&
  inner.bottom <= outer.bottom + ROUNDING;

interface Text {
  readonly text: string;
  readonly element: Element;
  readonly boxes: readonly DOMRect[];
}

/** Visible elements. */
function texts(): Text[] {
  const walker = document.createTreeWalker(host().renderRoot, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element?.checkVisibility({ contentVisibilityAuto: true }) || text === '') continue;
    if (element.closest('.visually-hidden')) continue;
    const range = document.createRange();
    range.selectNode(node);
    const boxes = [...range.getClientRects()];
    if (boxes.length > 0) found.push({ text, element, boxes });
  }
  return found;
}

/** Texts that are partly cut off, except file names, which are shortened and have the whole name in their titles. */
export function cutTexts(): string[] {
  const drawn = texts()
    .filter(({ element }) => !element.matches('.head'))
    .filter(({ element, boxes }) =>
      clipsOf(element).some((clip) => boxes.some((box) => !isWithin(box, clip))),
    );
  const fields = all('input[placeholder]').filter((field) => {
    const { font, letterSpacing, paddingInlineStart, paddingInlineEnd } = getComputedStyle(field);
    const draw = new OffscreenCanvas(1, 1).getContext('2d');
    if (!draw) throw new Error('This browser has no 2D canvas.');
    Object.assign(draw, { font, letterSpacing: letterSpacing === 'normal' ? '0px' : letterSpacing });
    const { width } = draw.measureText((field as HTMLInputElement).placeholder);
    return (
      width > field.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)
    );
  });
  return [...drawn.map(({ text }) => text), ...fields.map(nameOf)];
}

/** Icons that overlap the edge of their button. */
export const spilledIcons = () =>
  all('button svg')
    .filter((icon) => {
      const button = icon.closest('button');
      return button && !isWithin(icon.getBoundingClientRect(), button.getBoundingClientRect());
    })
    .map((icon) => nameOf(icon.closest('button') ?? icon));

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

function colourOf(css: string): Colour {
  const draw = new OffscreenCanvas(1, 1).getContext('2d');
  if (!draw) throw new Error('This browser has no 2D canvas.');
  draw.fillStyle = css;
  draw.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = draw.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([red, green, blue, alpha]: Colour, below: Colour): Colour => [
  red * alpha + below[0] * (1 - alpha),
  green * alpha + below[1] * (1 - alpha),
  blue * alpha + below[2] * (1 - alpha),
  1,
];

/** WCAG 2.2, “relative luminance”. */
const luminance = ([red, green, blue]: Colour) => {
  const linear = (channel: number) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

const contrast = (one: Colour, other: Colour) => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** The background colours of an element. On a photo, any colour is possible. */
function groundsOf(element: Element | null): Colour[] {
  if (!element) return [colourOf(getComputedStyle(document.documentElement).backgroundColor)].map(opaque);
  const colour = colourOf(getComputedStyle(element).backgroundColor);
  if (colour[3] === 1) return [colour];
  const isOnPhoto =
    element.matches('.corner .action, .veil') && element.closest('.frame, .browse')?.querySelector('img');
  const below: Colour[] = isOnPhoto
    ? [
        [0, 0, 0, 1],
        [255, 255, 255, 1],
      ]
    : groundsOf(parentOf(element) ?? (element.getRootNode() instanceof ShadowRoot ? host() : null));
  return below.map((ground) => over(colour, ground));
}

/** A page without a background is white, or black in dark mode. */
const opaque = (colour: Colour): Colour =>
  colour[3] > 0
    ? colour
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? [18, 18, 18, 1]
      : [255, 255, 255, 1];

const worst = (colour: Colour, grounds: readonly Colour[]) =>
  Math.min(...grounds.map((ground) => contrast(over(colour, ground), ground)));

/** Texts with too little contrast to their background, and their contrast. */
export const faintTexts = () =>
  texts().flatMap(({ text, element }) => {
    if (isDisabled(element)) return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= LARGE || (size >= LARGE_AND_BOLD && Number(fontWeight) >= 700);
    const ratio = worst(colourOf(color), groundsOf(element));
    return ratio < (isLarge ? LEAST_FOR_LARGE_TEXT : LEAST_FOR_TEXT) ? [`${text}: ${ratio.toFixed(2)}`] : [];
  });

/** Parts that have to be visible with too little contrast: borders of fields and dropzones, icons, progress bars. */
export function faintParts(): string[] {
  if (host().matches(':state(disabled)')) return [];
  const edges = all('.alt:enabled, .dropzone, :host(:state(empty)) .circle .browse').map((element) => {
    const { borderTopColor } = getComputedStyle(element);
    return { element, ratio: worst(colourOf(borderTopColor), groundsOf(element)) };
  });
  const icons = all('.action svg, .error svg, .status svg').map((element) => ({
    element,
    ratio: worst(colourOf(getComputedStyle(element).color), groundsOf(element)),
  }));
  const bars = all('.frame .progress-bar, .facts .progress-bar').map((element) => ({
    element,
    ratio: worst(colourOf(getComputedStyle(element).backgroundColor), groundsOf(element.parentElement)),
  }));
  return [...edges, ...icons, ...bars]
    .filter(({ ratio }) => ratio < LEAST_FOR_OTHERS)
    .map(({ element, ratio }) => `${nameOf(element.closest('button') ?? element)}: ${ratio.toFixed(2)}`);
}

/** Animations that run although the visitor prefers reduced motion. */
export const moving = () =>
  all('*')
    .filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== 'none';
    })
    .map((element) => element.className);

/** Controls without a visible border in forced colours. */
export const edgeless = () =>
  controls()
    .filter((control) => !control.matches('[type=checkbox]')) // the browser draws it
    .filter((control) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(control);
      const isDrawn = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
      return !isDrawn || borderTopColor === backgroundColor;
    })
    .map(nameOf);

/** Progress bars whose value is not visible in forced colours. */
export function unseenProgress(): string[] {
  const sample = document.createElement('i');
  sample.style.cssText = 'forced-color-adjust: none; background-color: Highlight';
  document.body.append(sample);
  const highlight = getComputedStyle(sample).backgroundColor;
  sample.remove();
  return all('.progress-bar')
    .filter((bar) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(bar);
      return backgroundColor !== highlight && !backgroundImage.includes(highlight);
    })
    .map(nameOf);
}

/** The focused control, and defects of its focus ring; `undefined` once the focus has left the element. */
export function focused(): { readonly name: string; readonly wrong: readonly string[] } | undefined {
  const element = host().shadowRoot?.activeElement;
  if (!element) return undefined;
  const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
  const width = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  const reach = width + Number.parseFloat(outlineOffset);
  const box = element.getBoundingClientRect();
  const ring = new DOMRect(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach);
  const bars = all('.circle .progress').map((bar) => bar.getBoundingClientRect());
  const ratio = worst(colourOf(outlineColor), groundsOf(host()));
  const faults = {
    'has no ring': width < THINNEST_RING,
    'is cut': clipsOf(element.parentElement).some((clip) => !isWithin(ring, clip)),
    'is under the progress': bars.some((bar) => element.matches('.browse') && isWithin(ring, bar)),
    [`is faint (${ratio.toFixed(2)})`]: ratio < LEAST_FOR_OTHERS,
  };
  return {
    name: nameOf(element),
    wrong: Object.entries(faults).flatMap(([fault, is]) => (is ? [fault] : [])),
  };
}
