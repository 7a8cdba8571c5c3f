// A small picture of a large image: what the workers of previews run.
import type { ImageFacts } from '../rules/facts.js';
import { canvasOf } from './canvas.js';

export interface PreviewTask {
  readonly file: Blob;
  readonly facts: ImageFacts;
  /** Pixels that the picture's short edge should have, as it fills a square. No picture is larger than its image. */
  readonly edge: number;
}

/** Up to this part of its size a JPEG is decoded at that size, which takes less time and memory; above it does not pay. */
const SCALED_TO = 0.5; // docs/decisions/0006-previews.md

/** A panorama's short edge fills the square; more of its long one than this many squares is not worth its bytes. */
const LONGEST = 4;

/**
 * Upright; in JPEG, or in WebP (PNG where the browser writes none) where there may be transparency. Rejects where the
 * browser can't decode the image.
 */
export async function preview({ file, facts, edge }: PreviewTask): Promise<Blob> {
  const { type, width = edge, height = edge } = facts;
  const scale = Math.min(1, edge / Math.min(width, height), (LONGEST * edge) / Math.max(width, height));
  const size = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const decoded = await (canBeScaled(facts, scale) ? decodeScaled(file, facts, scale) : decode(file, size));
  const isOpaque = type === 'image/jpeg';
  const { draw, encode } = canvasOf(...size, { alpha: !isOpaque });
  draw.drawImage(decoded, 0, 0, ...size);
  decoded.close();
  return encode(isOpaque ? type : 'image/webp', 0.8);
}

/** Browsers that don't know a frame's rotation draw it as it is stored. */
const canBeScaled = ({ type, orientation }: ImageFacts, scale: number) =>
  type === 'image/jpeg' &&
  scale <= SCALED_TO &&
  'ImageDecoder' in globalThis &&
  (orientation === 1 || 'rotation' in VideoFrame.prototype);

const decode = (file: Blob, [resizeWidth, resizeHeight]: readonly [number, number]) =>
  createImageBitmap(file, { resizeWidth, resizeHeight, resizeQuality: 'medium' });

/**
 * JPEG can be decoded at one to eight eighths of its size. Chromium takes the largest that has not more pixels than are asked
 * for, by the product of the two: which of them is which, turned upright or not, does not matter.
 */
async function decodeScaled(
  file: Blob,
  { type, width = 0, height = 0 }: ImageFacts,
  scale: number,
): Promise<VideoFrame> {
  const [desiredWidth, desiredHeight] = [width, height].map((side) =>
    Math.ceil((side * Math.ceil(8 * scale)) / 8),
  ) as [number, number];
  const decoder = new ImageDecoder({ data: file.stream(), type, desiredWidth, desiredHeight });
  decoder.completed.catch(() => undefined); // else Firefox tells the page of each that is closed before all is read
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}
