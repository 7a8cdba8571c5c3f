// The worker's script, with our ways of scaling and pica's.
import { Pica } from 'pica';
import { canvasOf, ways } from './ways.js';
import './worker.js';

/** Pica runs in pages. This class runs it in a worker, without further workers. */
class PicaInWorker extends Pica {
  createCanvas(width, height) {
    return new OffscreenCanvas(width, height);
  }
}

ways.pica = async (file, _, to) => {
  const bitmap = await createImageBitmap(file);
  const { canvas } = canvasOf(to);
  await new PicaInWorker({ features: ['js', 'wasm'] }).resize(bitmap, canvas, { filter: 'lanczos3' });
  bitmap.close();
  return canvas;
};
