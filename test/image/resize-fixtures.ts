// Pictures to resize, and the pixels of the results.
import { resize, type Resized } from '../../src/image/resize.js';
import type { Preparation } from '../../src/rules/preparation.js';
import { decoded } from '../decoded.js';
import { facts } from '../images.js';
import { randomFrom } from '../random.js';

export async function file(name: string, type: string): Promise<Blob> {
  const answer = await fetch(new URL(`./files/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`There is no ${name}.`);
  return new Blob([await answer.arrayBuffer()], { type });
}

/** The canvas of the fixtures, since a test removes it from everything else. */
const Canvas = OffscreenCanvas;

function canvas(width: number, height: number, colorSpace: PredefinedColorSpace = 'srgb') {
  const draw = new Canvas(width, height).getContext('2d', { colorSpace, willReadFrequently: true });
  if (!draw) throw new Error('This browser has no 2D canvas.');
  return draw;
}

/** Returns a drawing as a file. */
export async function drawn(
  width: number,
  height: number,
  type: string,
  paint: (draw: OffscreenCanvasRenderingContext2D) => void,
  colorSpace?: PredefinedColorSpace,
): Promise<Blob> {
  const draw = canvas(width, height, colorSpace);
  paint(draw);
  return draw.canvas.convertToBlob({ type, quality: 0.95 });
}

/** Random pixels, so that fewer pixels have fewer bytes. */
export const noise = (width: number, height: number, type: string) =>
  drawn(width, height, type, (draw) => {
    const random = randomFrom(width * height);
    const pixels = draw.createImageData(width, height);
    for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : random() * 256;
    draw.putImageData(pixels, 0, 0);
  });

/**
 * Adds bytes after the end, since half of a plain picture would not have fewer bytes. In an AVIF these bytes are a box, since Firefox
 * does not show an AVIF with anything else at its end.
 */
export function padded(blob: Blob): Blob {
  const box = new Uint8Array(50_000);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(new TextEncoder().encode('free'), 4);
  return new Blob([blob, box], { type: blob.type });
}

/** Calls `resize` with the size at which this browser shows the image. */
export async function resized(blob: Blob, wanted: Preparation): Promise<Resized> {
  const { width, height } = await decoded(blob);
  return resize(blob, facts({ type: blob.type, width, height }), wanted);
}

/** Resizes, and asserts that the result is not the original. */
export async function result(blob: Blob, wanted: Preparation) {
  const done = await resized(blob, wanted);
  if (!done.ok) throw new Error(`The original: ${done.notices.join() || 'without a notice'}.`);
  return done;
}

/** RGBA of the picture, at its own or at this size. */
export async function pixels(
  blob: Blob,
  colorSpace: PredefinedColorSpace = 'srgb',
  size?: { width: number; height: number },
): Promise<Uint8ClampedArray> {
  const bitmap = await decoded(blob);
  const { width, height } = size ?? bitmap;
  const draw = canvas(width, height, colorSpace);
  draw.drawImage(bitmap, 0, 0, width, height);
  return draw.getImageData(0, 0, width, height).data;
}

/** RGBA of one pixel. */
export async function pixel(blob: Blob, x: number, y: number, colorSpace: PredefinedColorSpace = 'srgb') {
  const { width } = await decoded(blob);
  const at = (y * width + x) * 4;
  return [...(await pixels(blob, colorSpace)).slice(at, at + 4)];
}

/** The largest and the mean difference between two pictures, of 255. */
export function difference(one: ArrayLike<number>, other: ArrayLike<number>) {
  const all = Array.from(one, (value, index) => Math.abs(value - (other[index] ?? NaN)));
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return { most: all.reduce((most, value) => Math.max(most, value), 0), mean };
}
