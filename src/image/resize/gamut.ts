// Which colours an image has: more than sRGB, or not.
import { canvasOf } from '../canvas.js';

/** Points that are looked at, along an edge: what is too small to be hit by one is too small to be missed. */
const POINTS = 256;
/** Of 255, by which a colour has to change. Those of sRGB don't change at all, in Chromium; rounding may be by one. */
const CHANGE = 2;

/**
 * No profile is read, of whatever format: the browser has done that. It draws the same points once as sRGB and once as
 * Display P3; where there are colours that sRGB does not have, they differ.
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
  draw.imageSmoothingEnabled = false; // a mean of colours is less colourful than they are
  draw.drawImage(bitmap, 0, 0, width, height);
  return draw.getImageData(0, 0, width, height, { colorSpace: 'display-p3' }).data;
}
