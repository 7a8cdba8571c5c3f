import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Makes a chunk of the worker and keeps `new URL('./its-file.js', import.meta.url)`. Vite alone would write an address
 * that is the site's root in every page, and that no bundler of a user knows as a worker.
 */
const workerAsChunk = (): Plugin => {
  const literal = "new URL('./hash-worker.ts', import.meta.url)";
  let chunk = '';
  return {
    name: 'worker-as-chunk',
    enforce: 'pre',
    transform: {
      filter: { id: /worker-starts(\.cdn)?\.ts$/ },
      handler(code) {
        if (!code.includes(literal)) this.error(`no ${literal} in here any more`);
        chunk = this.emitFile({ type: 'chunk', id: file('src/upload/hash-worker.ts'), name: 'hash-worker' });
        return { code: code.replace(literal, `import.meta.ROLLUP_FILE_URL_${chunk}`), map: null };
      },
    },
    resolveFileUrl: ({ referenceId, relativePath }) =>
      referenceId === chunk ? `new URL('./${relativePath}', import.meta.url)` : null,
  };
};

/** What npm gets: a module for each entry, chunks that they share, `lit` left to the page's own copy. */
const npm: UserConfig = {
  plugins: [workerAsChunk()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    minify: false,
    sourcemap: true,
    lib: {
      entry: {
        's3-image-upload': 'src/s3-image-upload.ts',
        element: 'src/element.ts',
        core: 'src/core.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: { external: [/^lit(\/|$)/], output: { chunkFileNames: 'chunks/[name]-[hash].js' } },
  },
};

/** What a script tag gets: one module with Lit inside and no bare import. */
const cdn: UserConfig = {
  plugins: [workerAsChunk()],
  resolve: {
    alias: [{ find: /^\.\/worker-starts\.js$/, replacement: file('src/upload/worker-starts.cdn.ts') }],
  },
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    sourcemap: true,
    lib: { entry: { 's3-image-upload': 'src/s3-image-upload.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension', // what chunks share with the entry stays in it: one file less to wait for
      // Vite alone keeps the white space of ES libraries
      output: { minify: true, chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

// Any other mode is the dev server or Storybook, which read this file too.
const builds: Record<string, UserConfig> = { npm, cdn };
export default defineConfig(
  ({ mode }) => builds[mode] ?? { resolve: { conditions: ['s3-image-upload:source'] } },
);
