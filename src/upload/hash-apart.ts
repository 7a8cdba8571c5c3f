// Hashes a Blob beside the page's thread; where no worker starts, on it, slice by slice.
import type { Hashed } from './hash-blob.js';
import type { HashReply } from './hash-worker.js';
import { workerStarts } from './worker-starts.js';

/** What was refused once is refused again: by the page's policy, its origin, its bundler. */
const starts = [...workerStarts];
let worker: Worker | undefined;

/** One Blob at a time. When `signal` aborts, the worker ends at once and the promise settles late or never. */
export async function hashApart(blob: Blob, signal: AbortSignal): Promise<Hashed> {
  while (starts[0]) {
    try {
      worker ??= starts[0]();
      return await ask(worker, blob, signal);
    } catch (cause) {
      if (signal.aborted) return { ok: false, cause }; // whoever is next has the worker by now
      endWorker();
      starts.shift();
    }
  }
  const { hashBlob } = await import('./hash-blob.js');
  return hashBlob(blob, signal);
}

export function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}

/** Rejects when the worker can't run. */
function ask(worker: Worker, blob: Blob, signal: AbortSignal): Promise<Hashed> {
  return new Promise<Hashed>((resolve, reject) => {
    signal.addEventListener('abort', endWorker);
    worker.onmessage = ({ data }: MessageEvent<HashReply>) =>
      resolve(data.ok ? data : { ok: false, cause: new DOMException(data.message, data.name) });
    worker.onerror = (event) => {
      event.preventDefault(); // the page's error handlers have nothing to do with it
      reject(new Error(event.message));
    };
    worker.postMessage(blob);
  }).finally(() => signal.removeEventListener('abort', endWorker));
}
