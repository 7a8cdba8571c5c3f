// How the workers start in the npm build. In the script-tag build starts.cdn.ts takes this file's place.

type Work = 'hash' | 'preview' | 'resize' | 'strip';

/** By kind of work. Bundlers know a worker by this literal. */
export const starts: Readonly<Record<Work, () => Worker>> = {
  hash: () => new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' }),
  preview: () => new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' }),
  resize: () => new Worker(new URL('./resize-worker.ts', import.meta.url), { type: 'module' }),
  strip: () => new Worker(new URL('./strip-worker.ts', import.meta.url), { type: 'module' }),
};
