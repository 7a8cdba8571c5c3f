// How the workers start in the script-tag build, whose files may lie on another origin than the page.

/** By kind of work. */
export const starts = {
  hash: startOf(new URL('./hash-worker.ts', import.meta.url)),
  preview: startOf(new URL('./preview-worker.ts', import.meta.url)),
  resize: startOf(new URL('./resize-worker.ts', import.meta.url)),
  strip: startOf(new URL('./strip-worker.ts', import.meta.url)),
};

/** @param page its origin */
export function startOf({ href, origin }: URL, page = globalThis.origin): () => Worker {
  return origin === page ? () => new Worker(href, { type: 'module' }) : () => startFromBlob(href);
}

/**
 * A worker's own address has to be of the page's origin; what it imports has not. `import()` asks the page's
 * `script-src`, which has this origin in it; the statement would ask its `worker-src`. The file that arrives takes
 * `onmessage` over, and gets the message that came too early for it.
 */
function startFromBlob(address: string): Worker {
  const relay = `onmessage = (event) => import(${JSON.stringify(address)}).then(() => onmessage(event), reportError)`;
  const url = URL.createObjectURL(new Blob([relay], { type: 'text/javascript' }));
  try {
    return new Worker(url, { type: 'module' });
  } finally {
    URL.revokeObjectURL(url); // the worker has resolved it already (HTML Standard, `new Worker()`)
  }
}
