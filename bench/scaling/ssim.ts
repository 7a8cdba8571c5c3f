// The structural similarity of the brightness of two pictures (Wang, Bovik, Sheikh and Simoncelli, 2004).

/** Constants of the paper for values up to 255. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** Pixels of a window's side, and the distance between windows. */
const WINDOW = 8;
const STEP = 4;

/** The mean over all windows; 1 for identical pictures. Both are RGBA of the same size. */
export function ssim(one: Uint8ClampedArray, other: Uint8ClampedArray, width: number): number {
  const height = one.length / 4 / width;
  const [a, b] = [brightness(one), brightness(other)];
  let sum = 0;
  let windows = 0;
  for (let top = 0; top + WINDOW <= height; top += STEP)
    for (let left = 0; left + WINDOW <= width; left += STEP) {
      sum += ofWindow(a, b, width, top * width + left);
      windows += 1;
    }
  return sum / windows;
}

function ofWindow(a: Float32Array, b: Float32Array, width: number, start: number): number {
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let row = 0; row < WINDOW; row += 1)
    for (let at = start + row * width; at < start + row * width + WINDOW; at += 1) {
      const [x, y] = [a[at] ?? 0, b[at] ?? 0];
      sumA += x;
      sumB += y;
      squaresA += x * x;
      squaresB += y * y;
      products += x * y;
    }
  const count = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squaresA / count - meanA * meanA;
  const varianceB = squaresB / count - meanB * meanB;
  const covariance = products / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) /
    ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2))
  );
}

/** ITU-R BT.601. */
const brightness = (pixels: Uint8ClampedArray) =>
  Float32Array.from(
    { length: pixels.length / 4 },
    (_, at) =>
      0.299 * (pixels[at * 4] ?? 0) + 0.587 * (pixels[at * 4 + 1] ?? 0) + 0.114 * (pixels[at * 4 + 2] ?? 0),
  );
