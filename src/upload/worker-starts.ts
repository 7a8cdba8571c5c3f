// How the worker starts in the npm build. In the script-tag build worker-starts.cdn.ts takes this file's place.

/** Best first. A refusal is a throw or an `error` event of the worker, by browser and by reason. */
export const workerStarts: readonly (() => Worker)[] = [
  // Bundlers know a worker by this literal.
  () => new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' }),
];
