// Sample files, and their pixels as this browser draws them.
import { can } from '../abilities.js';
import { decoded } from '../decoded.js';
import { files } from './files/strip-files.js';

export async function file(name: string): Promise<Blob> {
  const answer = await fetch(new URL(`./files/strip/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`There is no ${name}.`);
  return answer.blob();
}

/** The files of each type. */
export const ofType = (type: string) => files.filter((each) => each.type === type);

/**
 * The pixels that the browser shows, `undefined` if it can't decode the file: upright, or in any orientation, which changes the order of
 * pixels but not their colours.
 */
export async function pixels(blob: Blob, isUpright = true): Promise<string | undefined> {
  const bitmap = await decoded(blob).catch(() => undefined);
  if (!bitmap) return undefined;
  const seen = await drawn(bitmap, bitmap.width, bitmap.height, isUpright);
  bitmap.close();
  return seen;
}

/** The same as an `<img>` shows it: the existing part of a truncated file. */
export async function pixelsInPage(blob: Blob): Promise<string | undefined> {
  const image = new Image();
  const isOver = new Promise((resolve) => (image.onload = image.onerror = resolve));
  image.src = URL.createObjectURL(blob);
  await isOver;
  URL.revokeObjectURL(image.src);
  return image.naturalWidth > 0 ? drawn(image, image.naturalWidth, image.naturalHeight) : undefined;
}

/** The frames of an animation that can be decoded; none if the browser has no `ImageDecoder`. */
export async function frames(blob: Blob, type: string): Promise<readonly string[]> {
  if (/bmp|icon/.test(type) || !(await can('decode frame by frame'))) return [];
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type });
  await decoder.completed;
  const seen: string[] = [`${decoder.tracks.selectedTrack?.repetitionCount}`];
  for (let frameIndex = 0; frameIndex < (decoder.tracks.selectedTrack?.frameCount ?? 0); frameIndex += 1) {
    const { image } = await decoder.decode({ frameIndex });
    seen.push(`${image.duration} ${await drawn(image, image.displayWidth, image.displayHeight)}`);
    image.close();
  }
  decoder.close();
  return seen;
}

/** The samples have a few pixels. An image that a changed byte has made large is compared only by size. */
const MOST_PIXELS = 100_000;

/** Size and colours as a short string, since a damaged image may have millions of pixels. */
async function drawn(
  source: ImageBitmap | VideoFrame | HTMLImageElement,
  across: number,
  down: number,
  isUpright = true,
): Promise<string> {
  const size = isUpright ? `${across} × ${down}` : `${across * down} pixels`;
  if (across * down > MOST_PIXELS) return size;
  const canvas = new OffscreenCanvas(across, down);
  const draw = canvas.getContext('2d', { willReadFrequently: true });
  if (!draw) throw new Error('This browser has no 2D canvas.');
  draw.drawImage(source, 0, 0);
  const { data } = draw.getImageData(0, 0, across, down);
  if (!isUpright) new Uint32Array(data.buffer).sort();
  const digest = await crypto.subtle.digest('SHA-256', data);
  return `${size}: ${new Uint8Array(digest).join(' ')}`;
}

/** The bytes as text, one character for each, so that it can be searched. */
export const textOf = async (blob: Blob) =>
  Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
