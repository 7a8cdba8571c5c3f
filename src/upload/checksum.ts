// Computes the SHA-256 of an image for `x-amz-checksum-sha256`. Loaded with the first one.
import { startOf } from '../image/apart/start.js';
import { WorkerPool } from '../image/apart/worker-pool.js';

export type Checksum =
  /** The hash, in base64. */
  | { readonly ok: true; readonly value: string }
  /** Why there is no hash: the Blob can't be read (its file is gone or has changed), or `signal.reason`. */
  | { readonly ok: false; readonly cause: unknown };

/**
 * Bytes. WebCrypto is the fastest, and hashes on a thread of its own. But it needs all bytes in one buffer, and copies them on this
 * thread first, which takes 30 ms for 4 MiB on a CPU at a sixth of its speed (docs/decisions/0004-sha-256.md).
 */
const ONE_SHOT_LIMIT = 4 * 1024 * 1024;

const workers = new WorkerPool<Blob, Uint8Array<ArrayBuffer>>(
  startOf('hash', () => import('../image/apart/hash-worker.text.js')),
  1,
  () => import('../image/apart/hash-worker.js'),
);

let line: Promise<unknown> = Promise.resolve();
let inLine = 0;

/**
 * Hashes one image at a time, so that memory is bounded and the first image can be sent while the second is read. Rejects only
 * if a chunk of the package can't be loaded.
 */
export function sha256(blob: Blob, signal: AbortSignal): Promise<Checksum> {
  inLine += 1;
  const turn = line.then(async (): Promise<Checksum> => {
    try {
      return await untilAborted(signal, () => checksum(blob, signal));
    } finally {
      inLine -= 1;
      if (inLine === 0) workers.keep(0);
    }
  });
  line = turn.catch(() => undefined);
  return untilAborted(signal, () => turn);
}

async function checksum(blob: Blob, signal: AbortSignal): Promise<Checksum> {
  const oneShot = 'subtle' in crypto && blob.size <= ONE_SHOT_LIMIT; // a page without TLS has no `subtle`
  try {
    const bytes = await (oneShot ? hashAtOnce(blob) : workers.run(blob, signal));
    return { ok: true, value: btoa(String.fromCharCode(...bytes)) };
  } catch (cause) {
    if (cause instanceof DOMException || signal.aborted) return { ok: false, cause };
    throw cause;
  }
}

const hashAtOnce = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

/** Does not start `work` if the signal is aborted already, and does not wait for `work` once the signal is aborted. */
function untilAborted(signal: AbortSignal, work: () => Promise<Checksum>): Promise<Checksum> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve({ ok: false, cause: signal.reason });
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop);
    void work()
      .finally(() => signal.removeEventListener('abort', stop))
      .then(resolve, reject);
  });
}
