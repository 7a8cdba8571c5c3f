// Files from the disk, and their pixels as this browser draws them.
import { files } from './files/strip-files.js';

export async function file(name: string): Promise<Blob> {
  const answer = await fetch(new URL(`./files/strip/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`There is no ${name}.`);
  return answer.blob();
}

/** Of every type, its files. */
export const ofType = (type: string) => files.filter((each) => each.type === type);

/** What the browser shows of it, upright, every frame of it; `undefined` where it takes it for no image. */
export async function pixels(blob: Blob, type: string): Promise<string | undefined> {
  if (!(await ImageDecoder.isTypeSupported(type))) throw new Error(`This browser shows no ${type}.`);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob);
  } catch {
    return undefined;
  }
  const shown = await drawn(bitmap);
  bitmap.close();
  return shown;
}

/** The frames of an animation, as far as they decode. */
export async function frames(blob: Blob, type: string): Promise<readonly string[]> {
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type });
  await decoder.completed;
  const shown: string[] = [`${decoder.tracks.selectedTrack?.repetitionCount}`];
  for (let frameIndex = 0; frameIndex < (decoder.tracks.selectedTrack?.frameCount ?? 0); frameIndex += 1) {
    const { image } = await decoder.decode({ frameIndex });
    shown.push(`${image.duration} ${await drawn(image, image.displayWidth, image.displayHeight)}`);
    image.close();
  }
  decoder.close();
  return shown;
}

/** Ours are of a few pixels; one that a changed byte has made large is compared by its size. */
const MOST_PIXELS = 100_000;

/** Size and colours in a short string: those of a damaged image may be millions. */
async function drawn(source: ImageBitmap | VideoFrame, width = 0, height = 0): Promise<string> {
  const [across, down] = 'width' in source ? [source.width, source.height] : [width, height];
  if (across * down > MOST_PIXELS) return `${across} × ${down}`;
  const canvas = new OffscreenCanvas(across, down);
  const draw = canvas.getContext('2d', { willReadFrequently: true });
  if (!draw) throw new Error('This browser draws no 2D canvas.');
  draw.drawImage(source, 0, 0);
  const digest = await crypto.subtle.digest('SHA-256', draw.getImageData(0, 0, across, down).data);
  return `${across} × ${down}: ${new Uint8Array(digest).join(' ')}`;
}

/** One character a byte, so that a text in it can be looked for. */
export const textOf = async (blob: Blob) =>
  Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
