// Images for browser tests: real ones, drawn by the browser, and facts of images that do not have to exist.
import type { Inspection } from '../src/image/inspect.js';
import type { ImageFacts } from '../src/rules/facts.js';

export type Drawn = 'image/jpeg' | 'image/png' | 'image/webp';

/** An image of noise, so that encoders can't make it small: 100 × 100 pixels are about 10 KB as JPEG. */
export async function image(name = 'photo.jpg', type: Drawn = 'image/jpeg', edge = 100): Promise<File> {
  const canvas = new OffscreenCanvas(edge, edge);
  const draw = canvas.getContext('2d');
  if (!draw) throw new Error('This browser has no 2D canvas.');
  const pixels = draw.createImageData(edge, edge);
  for (let at = 0; at < pixels.data.length; at += 1)
    pixels.data[at] = at % 4 === 3 ? 255 : (at * 7919 * (at >> 3)) % 256;
  draw.putImageData(pixels, 0, 0);
  const written = await canvas.convertToBlob({ type });
  if (written.type === type) return new File([written], name, { type });
  // Not every browser encodes WebP.
  const webp = await fetch(new URL('./image/files/lossless.webp', import.meta.url));
  return new File([await webp.blob()], name, { type });
}

export const images = (count: number): Promise<File[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => image(`photo-${index + 1}.jpg`)));

export const bytesOf = async (blob: Blob | Response): Promise<Uint8Array> =>
  new Uint8Array(await blob.arrayBuffer());

export const facts = (more: Partial<ImageFacts> = {}): ImageFacts => ({
  type: 'image/jpeg',
  width: 100,
  height: 100,
  orientation: 1,
  animated: false,
  metadata: false,
  location: false,
  ...more,
});

export const inspected = (more?: Partial<ImageFacts>): Inspection => ({ ok: true, facts: facts(more) });
