// The worker's end of the line to the page.
import type { Order, Scaled } from './two-workers.js';

export function onOrder(work: (order: Order) => Promise<void>): void {
  addEventListener('message', ({ data }: MessageEvent<Order>) => void work(data));
}

export function answer(scaled: Scaled): void {
  postMessage(scaled, { transfer: [scaled.bitmap] });
}
