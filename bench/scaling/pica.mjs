// The worker's script: our ways, and pica's.
import { Pica } from 'pica';
import { canvasOf, ways } from './ways.js';
import './worker.js';

/** It works on pages; here it is a guest in a worker, with no more workers below it. */
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
