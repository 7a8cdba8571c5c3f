// The worker's side of the communication with the page.
import type { Order, Scaled } from './two-workers.js';

export function onOrder(work: (order: Order) => Promise<void>): void {
  addEventListener('message', ({ data }: MessageEvent<Order>) => void work(data));
}

/** Draws the bitmap once more, since a `bitmaprenderer` ignores the orientation. */
export function answer({ index, bitmap }: Scaled): void {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const upright = canvas.transferToImageBitmap();
  postMessage({ index, bitmap: upright } satisfies Scaled, { transfer: [upright] });
}
