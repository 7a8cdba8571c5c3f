// Draws and reads pixels of a canvas, a few rows at a time.
import type { Canvas } from '../canvas.js';
import { canvasOf } from '../canvas.js';
import { lanczos, type Size } from './lanczos.js';

type Draw = Canvas['draw'];

/** Whether a canvas of this size works. Beyond their limits some browsers draw nothing, without an error (some iPhones: 16 megapixels). */
export function takesPixels(draw: Draw, { width, height }: Size): boolean {
  try {
    draw.fillRect(width - 1, height - 1, 1, 1);
    const [, , , alpha] = draw.getImageData(width - 1, height - 1, 1, 1).data;
    draw.clearRect(width - 1, height - 1, 1, 1);
    return alpha === 255;
  } catch {
    return false;
  }
}

/** Scales by Lanczos, since browsers' own scaling turns fine patterns into coarse ones; docs/decisions/0007-scaling.md. */
export async function draw(bitmap: ImageBitmap, onto: Draw, size: Size): Promise<void> {
  if (bitmap.width === size.width && bitmap.height === size.height) {
    onto.drawImage(bitmap, 0, 0);
    return;
  }
  const { colorSpace } = onto.getImageData(0, 0, 1, 1);
  // The pause keeps a page usable, and lets a worker report that it is alive.
  const pauseAfter = 'document' in globalThis ? 1 : 32;
  let strips = 0;
  for (const { top, rows, pixels } of lanczos(stripsOf(bitmap, colorSpace), bitmap, size)) {
    onto.putImageData(new ImageData(pixels, size.width, rows, { colorSpace }), 0, top);
    strips += 1;
    if (strips % pauseAfter === 0) await nextTask();
  }
}

function stripsOf(bitmap: ImageBitmap, colorSpace: PredefinedColorSpace) {
  const { width } = bitmap;
  let [strip, rows] = [undefined as Draw | undefined, 0];
  return (top: number, height: number) => {
    if (!strip || rows < height) {
      strip = canvasOf(width, height, { colorSpace, willReadFrequently: true }).draw;
      strip.globalCompositeOperation = 'copy';
      rows = height;
    }
    strip.drawImage(bitmap, 0, top, width, height, 0, 0, width, height);
    return strip.getImageData(0, 0, width, height).data;
  };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Bytes that are compared in one step. */
const AT_ONCE = 4_194_304;

export function hasTransparency(draw: Draw, { width, height }: Size): boolean {
  const rows = Math.max(1, Math.floor(AT_ONCE / 4 / width));
  for (let top = 0; top < height; top += rows) {
    const { data } = draw.getImageData(0, top, width, Math.min(rows, height - top));
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  }
  return false;
}

/** Fills transparent pixels with this colour. */
export function lay(draw: Draw, { width, height }: Size, colour: string): void {
  draw.globalCompositeOperation = 'destination-over';
  draw.fillStyle = colour;
  draw.fillRect(0, 0, width, height);
}
