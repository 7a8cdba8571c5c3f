// Scales and converts an image, for `max-edge`, `convert` and `quality`. Runs in a worker.
import type { ImageFacts } from '../rules/facts.js';
import type { Notice } from '../rules/notice.js';
import type { Preparation } from '../rules/preparation.js';
import { canvasOf, type Canvas } from './canvas.js';
import { decode, type Decoded } from './resize/decode.js';
import { draw, hasTransparency, lay, takesPixels } from './resize/drawing.js';
import { formatFor, isSeldomShown, usualQuality } from './resize/format.js';
import { colorSpaceOf } from './resize/gamut.js';

export type Resized =
  | {
      readonly ok: true;
      readonly blob: Blob;
      readonly width: number;
      readonly height: number;
      readonly notices: readonly Notice[];
    }
  /** The original is sent. The notice says why, if something else was asked for. */
  | { readonly ok: false; readonly notices: readonly Notice[] };

/**
 * The result is upright as this browser shows the image, and keeps its colours: those outside of sRGB are written as Display P3.
 * Transparency is kept if the format has it; in JPEG it becomes white. The result is never larger in pixels, and larger in
 * bytes only if hardly any browser shows the original's format.
 *
 * In a browser without `OffscreenCanvas` it works only in a page.
 */
export async function resize(file: Blob, facts: ImageFacts, wanted: Preparation): Promise<Resized> {
  if (facts.type === 'image/svg+xml') return original();
  if (!facts.width) return original('not-decodable'); // its number of pixels has no known bound
  if (facts.animated) return original('animation-kept');
  const decoded = await decode(file, facts, wanted.maxEdge);
  if (!decoded) return original('not-decodable');
  try {
    return await encode(file, facts, wanted, decoded);
  } finally {
    decoded.bitmap.close();
  }
}

const original = (...notices: readonly Notice[]): Resized => ({ ok: false, notices });

async function encode(
  file: Blob,
  facts: ImageFacts,
  { maxEdge = Infinity, convert, quality }: Preparation,
  { bitmap, width, height }: Decoded,
): Promise<Resized> {
  const scale = Math.min(1, maxEdge / Math.max(width, height));
  const size = { width: scaled(width, scale), height: scaled(height, scale) };
  const canvas = canvasOf(size.width, size.height, {
    colorSpace: colorSpaceOf(bitmap),
    willReadFrequently: true, // the pixels are only read: on the GPU they would have to be copied back
  });
  if (!takesPixels(canvas.draw, size)) return original('not-decodable');
  await draw(bitmap, canvas.draw, size);

  const isOpaque = facts.type === 'image/jpeg' || !hasTransparency(canvas.draw, size);
  const type = await formatFor(facts.type, convert, isOpaque, size);
  if (type === facts.type && scale === 1 && quality === undefined) return original('encoder-missing');
  if (type === 'image/jpeg' && !isOpaque) lay(canvas.draw, size, 'white');

  const blob = await written(canvas, type, quality ?? usualQuality[type]);
  if (!blob) return original('not-decodable');
  const isForItsFormat = type === convert && isSeldomShown(facts.type);
  if (blob.size > file.size && !isForItsFormat) return original('original-smaller');
  const notices: readonly Notice[] = convert === undefined || convert === type ? [] : ['encoder-missing'];
  return { ok: true, blob, ...size, notices };
}

const scaled = (side: number, scale: number) => Math.max(1, Math.round(side * scale));

/** @returns `undefined` if the browser can't encode that many pixels */
const written = ({ encode }: Canvas, type: string, quality: number) =>
  encode(type, quality).catch(() => undefined);
