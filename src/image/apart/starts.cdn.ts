// How the workers start in the script-tag build, whose files may lie on another origin than the page.

/** By kind of work; best first. */
export const starts = {
  hash: startsFrom(new URL('./hash-worker.ts', import.meta.url)),
  preview: startsFrom(new URL('./preview-worker.ts', import.meta.url)),
  resize: startsFrom(new URL('./resize-worker.ts', import.meta.url)),
  strip: startsFrom(new URL('./strip-worker.ts', import.meta.url)),
};

function startsFrom({ href }: URL): readonly (() => Worker)[] {
  return [() => new Worker(href, { type: 'module' }), () => startFromBlob(href)];
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
