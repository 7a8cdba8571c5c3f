// Checks SVGs in a worker. Loaded with the first SVG that a page accepts.
import { startOf } from './apart/start.js';
import { WorkerPool } from './apart/worker-pool.js';
import type { SvgFindings } from './unsafe-svg.js';

const workers = new WorkerPool<Blob, SvgFindings>(
  startOf('svg', () => import('./apart/svg-worker.text.js')),
  1,
  () => import('./apart/svg-worker.js'),
);
/** A check is never aborted, since it takes less time than aborting it. */
const { signal } = new AbortController();
let inLine = 0;

/** Rejects with the browser's error if the file can't be read, and if a chunk can't be loaded. */
export async function checkSvg(file: Blob): Promise<SvgFindings> {
  inLine += 1;
  try {
    return await workers.run(file, signal);
  } finally {
    inLine -= 1;
    if (inLine === 0) workers.keep(0);
  }
}
