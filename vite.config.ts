import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Makes a chunk of each worker and keeps `new URL('./its-file.js', import.meta.url)`. Vite alone would write an address
 * that is the site's root in every page, and that no bundler of a user knows as a worker.
 */
const workersAsChunks = (): Plugin => {
  const literal = /new URL\('\.\/([\w-]+-worker)\.ts', import\.meta\.url\)/g;
  const chunks = new Set<string>();
  return {
    name: 'workers-as-chunks',
    enforce: 'pre',
    transform: {
      filter: { id: /apart\/starts(\.cdn)?\.ts$/ },
      handler(code, id) {
        const replaced = code.replace(literal, (_, name: string) => {
          const chunk = this.emitFile({ type: 'chunk', id: join(dirname(id), `${name}.ts`), name });
          chunks.add(chunk);
          return `import.meta.ROLLUP_FILE_URL_${chunk}`;
        });
        if (replaced === code) this.error('no worker in here any more');
        return { code: replaced, map: null };
      },
    },
    resolveFileUrl: ({ referenceId, relativePath }) =>
      chunks.has(referenceId) ? `new URL('./${relativePath}', import.meta.url)` : null,
  };
};

/** Files that are named by a tag, `pt-BR.ts`. English is no module that a page can bring: it is built in. */
const locales = readdirSync(file('src/locales'))
  .map((name) => /^([a-z]{2}(-[A-Z]\w+)?)\.ts$/.exec(name)?.[1])
  .filter((tag) => tag !== undefined && tag !== 'en');

/** What npm gets: a module for each entry, chunks that they share, `lit` left to the page's own copy. */
const npm: UserConfig = {
  plugins: [workersAsChunks()],
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
        react: 'src/react.ts',
        ...Object.fromEntries(locales.map((tag) => [`locales/${tag}`, `src/locales/${tag}.ts`])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^(lit|react)(\/|$)/],
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      checks: { moduleLevelDirective: false }, // `'use client'` stands in an entry, and stays its first line
    },
  },
};

/** What a script tag gets: one module with Lit inside and no bare import. */
const cdn: UserConfig = {
  plugins: [workersAsChunks()],
  resolve: {
    alias: [{ find: /^.*\/starts\.js$/, replacement: file('src/image/apart/starts.cdn.ts') }],
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
      output: {
        minify: true,
        chunkFileNames: 'chunks/[name]-[hash].js',
        // What the element imports is in its own file, also where several chunks share it: no second one to wait for.
        codeSplitting: { groups: [{ name: 's3-image-upload', test: /src\/s3-image-upload\.ts$/ }] },
      },
    },
  },
};

// Any other mode is the dev server or Storybook, which read this file too.
const builds: Record<string, UserConfig> = { npm, cdn };
export default defineConfig(
  ({ mode }) => builds[mode] ?? { resolve: { conditions: ['s3-image-upload:source'] } },
);
