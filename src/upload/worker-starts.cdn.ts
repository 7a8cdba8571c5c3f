// How the worker starts in the script-tag build, whose files may lie on another origin than the page.

const address = new URL('./hash-worker.ts', import.meta.url).href;

/** A worker's own address has to be of the page's origin; what a module in it imports has not. */
function startFromBlob(): Worker {
  const source = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  try {
    return new Worker(url, { type: 'module' });
  } finally {
    URL.revokeObjectURL(url); // the worker has resolved it already (HTML Standard, `new Worker()`)
  }
}

export const workerStarts: readonly (() => Worker)[] = [
  () => new Worker(address, { type: 'module' }),
  startFromBlob,
];
