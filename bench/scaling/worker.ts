// Runs the ways one by one, and compares the results with the reference.
import type { Size } from './pictures.js';
import { ssim } from './ssim.js';
import { ways } from './ways.js';

export type Task =
  | { readonly do: 'list' }
  /** Selects the picture to scale, by its number. */
  | { readonly do: 'load'; readonly picture: number; readonly from: Size; readonly to: Size }
  | { readonly do: 'scale'; readonly way: string }
  | { readonly do: 'compare' };

export interface Done {
  readonly ways: readonly string[];
  /** Milliseconds. */
  readonly time: number;
  /** The similarity of the last result. */
  readonly ssim: number;
}

let file = new Blob();
let reference = new Uint8ClampedArray();
let [from, to]: Size[] = [];
let canvas: OffscreenCanvas | undefined;

const pixels = () => {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('Nothing is scaled yet.');
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
};

async function work(task: Task): Promise<Partial<Done>> {
  switch (task.do) {
    case 'list':
      return { ways: Object.keys(ways) };
    case 'load':
      [from, to] = [task.from, task.to];
      file = new Blob([await bytes(`/${task.picture}.jpg`)], { type: 'image/jpeg' });
      reference = new Uint8ClampedArray(await bytes(`/${task.picture}.rgba`));
      return {};
    case 'scale':
      return { time: await scale(task.way) };
    case 'compare':
      return { ssim: ssim(pixels(), reference, to?.width ?? 0) };
  }
}

const bytes = async (path: string) => (await fetch(path)).arrayBuffer();

async function scale(name: string): Promise<number> {
  const way = ways[name];
  if (!way || !from || !to) throw new Error(`There is no ${name}.`);
  canvas = undefined;
  globalThis.gc?.(); // so that garbage of the previous way does not affect this one
  const start = performance.now();
  canvas = await way(file, from, to);
  pixels(); // some ways do not draw before the pixels are read
  return performance.now() - start;
}

onmessage = ({ data }: MessageEvent<Task>) => void work(data).then((done) => postMessage(done), reportError);
