// Decides whether an image has colours outside of sRGB.
import { canvasOf } from '../canvas.js';

/** Points along an edge that are compared. A part of the image that no point hits is too small to matter. */
const POINTS = 256;
/** Least difference of a colour channel, of 255. Colours in sRGB do not change in Chromium; rounding may change them by one. */
const CHANGE = 2;

/**
 * Draws the same points once in sRGB and once in Display P3; colours outside of sRGB differ. No colour profile is parsed here,
 * since the browser applies it.
 */
export function colorSpaceOf(bitmap: ImageBitmap): PredefinedColorSpace {
  const [narrow, wide] = [pointsOf(bitmap, 'srgb'), pointsOf(bitmap, 'display-p3')];
  const differs = narrow.some((value, index) => Math.abs(value - (wide[index] ?? 0)) > CHANGE);
  return differs ? 'display-p3' : 'srgb';
}

function pointsOf(bitmap: ImageBitmap, colorSpace: PredefinedColorSpace): Uint8ClampedArray {
  const width = Math.min(POINTS, bitmap.width);
  const height = Math.min(POINTS, bitmap.height);
  const { draw } = canvasOf(width, height, { colorSpace, willReadFrequently: true });
  draw.imageSmoothingEnabled = false; // smoothing would make colours less saturated
  draw.drawImage(bitmap, 0, 0, width, height);
  return draw.getImageData(0, 0, width, height, { colorSpace: 'display-p3' }).data;
}
