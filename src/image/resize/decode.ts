// From bytes to pixels, upright, in as little memory as the wanted size allows.
import type { ImageFacts } from '../../rules/facts.js';

export interface Decoded {
  /** Maybe at a fraction of the image's size, never less than what is wanted. */
  readonly bitmap: ImageBitmap;
  /** Of the image itself, upright. */
  readonly width: number;
  readonly height: number;
}

/** Above it a JPEG is decoded at some eighths of its size: a pixel is four bytes; docs/decisions/0007-scaling.md. */
const SCALED_ABOVE = 24_000_000; // pixels
/** A decoder's own scaling is coarse: pixels that it has to leave for each one that is wanted, along an edge. */
const MARGIN = 2;

/** @returns `undefined` where this browser can't decode it. */
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
    // Whichever way is up for this browser: that counts, even if the facts should see it differently.
    const isTurned = bitmap.width > bitmap.height !== width > height;
    return isTurned ? { bitmap, width: height, height: width } : { bitmap, width, height };
  } catch {
    return undefined;
  }
}

/** 8 is the whole, and so is more. */
const eighthsFor = (facts: ImageFacts, maxEdge: number) =>
  canBeScaled(facts) ? Math.ceil((8 * MARGIN * maxEdge) / Math.max(facts.width ?? 0, facts.height ?? 0)) : 8;

/** Browsers that don't know a frame's rotation draw it as it is stored. */
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
    // Chromium goes by the product of the two, so that which of them is which does not matter.
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
