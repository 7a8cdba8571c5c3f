// The bare controls: two workers that scale one photo after the other, and canvases that show the results.
import { TILE, tile } from './tiles.js';

/** A request to a worker. */
export interface Order {
  readonly index: number;
  readonly file: File;
  /** Smallest length of each side, in pixels. */
  readonly edge: number;
}
export interface Scaled {
  readonly index: number;
  readonly bitmap: ImageBitmap;
}

export function byTwoWorkers(script: string): void {
  const workers = [new Worker(script, { type: 'module' }), new Worker(script, { type: 'module' })];
  previews.ready((files) => {
    const line = files.entries();
    const canvases = files.map(() => tile(document.createElement('canvas')));
    for (const worker of workers) {
      const next = () => {
        const { value } = line.next();
        if (value) worker.postMessage({ index: value[0], file: value[1], edge: TILE } satisfies Order);
      };
      worker.onmessage = ({ data: { index, bitmap } }: MessageEvent<Scaled>) => {
        next();
        const canvas = canvases[index];
        if (!canvas) return;
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      };
      next();
    }
  });
}
