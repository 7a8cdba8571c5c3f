// Decodes an image to upright pixels, in as little memory as the wanted size allows.
import type { ImageFacts } from '../../rules/facts.js';

export interface Decoded {
  /** The decoded image, possibly at a fraction of its size, but never smaller than wanted. */
  readonly bitmap: ImageBitmap;
  /** Size of the image itself, upright. */
  readonly width: number;
  readonly height: number;
}

/** Above this size a JPEG is decoded at some eighths of its size, since a pixel takes four bytes; docs/decisions/0007-scaling.md. */
const SCALED_ABOVE = 24_000_000; // pixels
/** Pixels along an edge that a decoder must leave for each wanted pixel, since its own scaling is coarse. */
const MARGIN = 2;

/** @returns `undefined` if the browser can't decode the image */
export async function decode(
  file: Blob,
  facts: ImageFacts,
  maxEdge = Infinity,
): Promise<Decoded | undefined> {
  const { width = 0, height = 0 } = facts;
  const eighths = eighthsFor(facts, maxEdge);
  try {
    if (eighths >= 8) {
      const bitmap = await createImageBitmap(file);
      return { bitmap, width: bitmap.width, height: bitmap.height };
    }
    const bitmap = await decodeAt(eighths / 8, file, facts);
    // The browser decides which way is up, even if the facts differ.
    const isTurned = bitmap.width > bitmap.height !== width > height;
    return isTurned ? { bitmap, width: height, height: width } : { bitmap, width, height };
  } catch {
    return undefined;
  }
}

/** Eighths of the size; 8 or more is the full size. */
const eighthsFor = (facts: ImageFacts, maxEdge: number) =>
  canBeScaled(facts) ? Math.ceil((8 * MARGIN * maxEdge) / Math.max(facts.width ?? 0, facts.height ?? 0)) : 8;

/** Browsers that do not apply a frame's rotation draw it as it is stored. */
const canBeScaled = ({ type, width = 0, height = 0 }: ImageFacts) =>
  type === 'image/jpeg' &&
  width * height > SCALED_ABOVE &&
  'ImageDecoder' in globalThis &&
  'rotation' in VideoFrame.prototype;

async function decodeAt(
  fraction: number,
  file: Blob,
  { type, width = 0, height = 0 }: ImageFacts,
): Promise<ImageBitmap> {
  const decoder = new ImageDecoder({
    data: file.stream(),
    type,
    // Chromium compares the product of both, so their order does not matter.
    desiredWidth: Math.ceil(width * fraction),
    desiredHeight: Math.ceil(height * fraction),
  });
  try {
    const { image } = await decoder.decode();
    const bitmap = await createImageBitmap(image);
    image.close();
    return bitmap;
  } finally {
    decoder.close();
  }
}
