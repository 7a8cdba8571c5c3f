// Scales by Lanczos with three lobes: the same in every browser, and without moiré.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns `rows` rows of an image from `top` on: RGBA, not premultiplied. The caller may overwrite them. */
export type Strips = (top: number, rows: number) => Uint8ClampedArray;

export interface Rows {
  readonly top: number;
  readonly rows: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

const LOBES = 3;
/** Pixels that are scaled in one step: 2 MB, about 15 ms. */
const AT_ONCE = 500_000;

/** Fraction bits of weights, which are fixed-point integers: a third faster in V8 than floats. */
const WEIGHT_BITS = 14;
/** Fraction bits that are kept between the vertical and the horizontal step. */
const LINE_BITS = 7;
/** Number of weights that are applied together, so that four rows are read for each write of the sums. */
const UNROLLED = 4;

/** Only scales down; an edge may also keep its length. */
export function* lanczos(strips: Strips, from: Size, to: Size): Generator<Rows, void> {
  const across = weightsOf(from.width, to.width);
  const down = weightsOf(from.height, to.height);
  const line = new Int32Array(from.width * 4);
  const rowsAtOnce = Math.ceil((AT_ONCE * to.height) / (from.width * from.height));
  for (let top = 0; top < to.height; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, to.height - top);
    const first = down.starts[top] ?? 0;
    const last = (down.starts[top + rows - 1] ?? 0) + down.taps;
    const strip = strips(first, Math.min(last, from.height) - first);
    multiplyByAlpha(strip);
    const pixels = new Uint8ClampedArray(rows * to.width * 4);
    for (let row = 0; row < rows; row += 1) {
      const start = ((down.starts[top + row] ?? 0) - first) * line.length;
      const weights = down.weights.subarray((top + row) * down.taps, (top + row + 1) * down.taps);
      sumRows(strip, start, weights, line);
      sumColumns(line, across, pixels.subarray(row * to.width * 4, (row + 1) * to.width * 4));
    }
    divideByAlpha(pixels);
    yield { top, rows, pixels };
  }
}

interface Weights {
  /** Number of weights for each pixel of the result: a multiple of `UNROLLED`. */
  readonly taps: number;
  /** By pixel of the result: index of the source pixel that the first weight is for. */
  readonly starts: Int32Array;
  readonly weights: Int32Array;
}

function weightsOf(from: number, to: number): Weights {
  const scale = from / to;
  const taps = UNROLLED * Math.ceil((2 * LOBES * scale) / UNROLLED);
  const starts = new Int32Array(to);
  const weights = new Int32Array(to * taps);
  for (let index = 0; index < to; index += 1) {
    const centre = (index + 0.5) * scale - 0.5;
    const first = Math.ceil(centre - LOBES * scale);
    const start = Math.max(0, Math.min(from - taps, first));
    const own = Array.from({ length: taps }, () => 0);
    for (let at = first; at <= centre + LOBES * scale; at += 1) {
      const place = Math.max(0, Math.min(from - 1, at)) - start; // beyond its edge an image continues with its last pixel
      own[place] = (own[place] ?? 0) + kernel((at - centre) / scale);
    }
    starts[index] = start;
    weights.set(wholeNumbers(own), index * taps);
  }
  return { taps, starts, weights };
}

/** Rounds weights so that their sum is exactly 1; otherwise white would become slightly grey, and opaque slightly transparent. */
function wholeNumbers(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let rest = 0;
  return weights.map((weight) => {
    const exact = (weight / sum) * 2 ** WEIGHT_BITS + rest;
    const whole = Math.round(exact);
    rest = exact - whole;
    return whole;
  });
}

function kernel(x: number): number {
  const turn = Math.PI * x;
  if (turn === 0) return 1;
  return Math.abs(x) < LOBES ? (LOBES * Math.sin(turn) * Math.sin(turn / LOBES)) / turn ** 2 : 0;
}

/** Vertical step: weighted rows of the strip become one line. */
function sumRows(strip: Uint8ClampedArray, start: number, weights: Int32Array, line: Int32Array): void {
  const { length } = line;
  line.fill(2 ** (WEIGHT_BITS - LINE_BITS - 1));
  for (let tap = 0, row = start; tap < weights.length; tap += UNROLLED, row += UNROLLED * length) {
    const [a = 0, b = 0, c = 0, d = 0] = weights.subarray(tap, tap + UNROLLED);
    for (let at = 0; at < length; at += 1)
      line[at] =
        (line[at] ?? 0) +
        Math.imul(a, strip[row + at] ?? 0) +
        Math.imul(b, strip[row + length + at] ?? 0) +
        Math.imul(c, strip[row + 2 * length + at] ?? 0) +
        Math.imul(d, strip[row + 3 * length + at] ?? 0);
  }
  for (let at = 0; at < length; at += 1) line[at] = (line[at] ?? 0) >> (WEIGHT_BITS - LINE_BITS);
}

/** Horizontal step: weighted pixels of the line become one pixel. */
function sumColumns(line: Int32Array, { taps, starts, weights }: Weights, pixels: Uint8ClampedArray): void {
  const bits = WEIGHT_BITS + LINE_BITS;
  const half = 2 ** (bits - 1);
  for (let x = 0; x < starts.length; x += 1) {
    let [red, green, blue, alpha] = [half, half, half, half];
    let at = (starts[x] ?? 0) * 4;
    for (let tap = x * taps; tap < (x + 1) * taps; tap += 1, at += 4) {
      const weight = weights[tap] ?? 0;
      red += Math.imul(weight, line[at] ?? 0);
      green += Math.imul(weight, line[at + 1] ?? 0);
      blue += Math.imul(weight, line[at + 2] ?? 0);
      alpha += Math.imul(weight, line[at + 3] ?? 0);
    }
    pixels[x * 4] = red >> bits;
    pixels[x * 4 + 1] = green >> bits;
    pixels[x * 4 + 2] = blue >> bits;
    pixels[x * 4 + 3] = alpha >> bits;
  }
}

/** Premultiplies by alpha, so that the colour of transparent pixels does not bleed into others. */
function multiplyByAlpha(pixels: Uint8ClampedArray): void {
  withAlpha(pixels, (value, alpha) => (value * alpha) / 255);
}

function divideByAlpha(pixels: Uint8ClampedArray): void {
  withAlpha(pixels, (value, alpha) => (value * 255) / (alpha || 1));
}

/** Changes only pixels that are not opaque. */
function withAlpha(pixels: Uint8ClampedArray, change: (value: number, alpha: number) => number): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0;
    for (let place = at; alpha < 255 && place < at + 3; place += 1)
      pixels[place] = change(pixels[place] ?? 0, alpha);
  }
}
