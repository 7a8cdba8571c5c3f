// From bytes to pixels, upright, in as little memory as the wanted size allows.
import type { ImageFacts } from '../../rules/facts.js';

export interface Decoded {
  /** Maybe at a fraction of the image's size, never less than what is wanted. */
  readonly bitmap: ImageBitmap;
  /** Of the image itself, upright. */
  readonly width: number;
  readonly height: number;
}

/** Above it a JPEG is decoded at a half, a quarter or an eighth of its size: a pixel is four bytes; docs/decisions/0007-scaling.md. */
const SCALED_ABOVE = 24_000_000; // pixels
/** A decoder's own scaling is coarse: pixels that it has to leave for each one that is wanted, along an edge. */
const MARGIN = 1.5;

/** @returns `undefined` where this browser can't decode it. */
export async function decode(
  file: Blob,
  facts: ImageFacts,
  maxEdge = Infinity,
): Promise<Decoded | undefined> {
  const { width = 0, height = 0 } = facts;
  const fraction = fractionFor(width, height, maxEdge);
  try {
    if (fraction === 1 || !canBeScaled(facts)) {
      const bitmap = await createImageBitmap(file);
      return { bitmap, width: bitmap.width, height: bitmap.height };
    }
    const bitmap = await decodeAt(fraction, file, facts);
    // Whichever way is up for this browser: that counts, even if the facts should see it differently.
    const isTurned = bitmap.width > bitmap.height !== width > height;
    return isTurned ? { bitmap, width: height, height: width } : { bitmap, width, height };
  } catch {
    return undefined;
  }
}

function fractionFor(width: number, height: number, maxEdge: number): number {
  const long = Math.max(width, height);
  let fraction = 1;
  while (
    fraction > 1 / 8 &&
    width * height * fraction ** 2 > SCALED_ABOVE &&
    (long * fraction) / 2 >= MARGIN * maxEdge
  )
    fraction /= 2;
  return fraction;
}

/** Browsers that don't know a frame's rotation draw it as it is stored. */
const canBeScaled = ({ type }: ImageFacts) =>
  type === 'image/jpeg' && 'ImageDecoder' in globalThis && 'rotation' in VideoFrame.prototype;

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
