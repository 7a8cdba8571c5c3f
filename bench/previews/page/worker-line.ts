// The worker's end of the line to the page.
import type { Order, Scaled } from './two-workers.js';

export function onOrder(work: (order: Order) => Promise<void>): void {
  addEventListener('message', ({ data }: MessageEvent<Order>) => void work(data));
}

/** Drawn once more: a `bitmaprenderer` forgets which way is up. */
export function answer({ index, bitmap }: Scaled): void {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const upright = canvas.transferToImageBitmap();
  postMessage({ index, bitmap: upright } satisfies Scaled, { transfer: [upright] });
}
