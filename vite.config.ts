import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { litByOwnPolicy } from './tools/lit-policy.mjs';
import { scriptOrModule } from './tools/script-tag.mjs';
import { shortDecorate } from './tools/short-decorate.mjs';
import { shortStyles } from './tools/short-styles.mjs';
import { workerTexts } from './tools/worker-text.mjs';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Files that are named by a tag, `pt-BR.ts`. English is no module that a page can bring: it is built in. */
const locales = readdirSync(file('src/locales'))
  .map((name) => /^([a-z]{2}(-[A-Z]\w+)?)\.ts$/.exec(name)?.[1])
  .filter((tag) => tag !== undefined && tag !== 'en');

/** A constant costs nothing for having its own name in another file. */
const optimization = { inlineConst: true };

/** What npm gets: a module for each entry, chunks that they share, `lit` left to the page's own copy. */
const npm: UserConfig = {
  plugins: [workerTexts(), shortDecorate(), shortStyles()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    minify: false,
    lib: {
      entry: {
        's3-image-upload': 'src/s3-image-upload.ts',
        element: 'src/element.ts',
        core: 'src/core.ts',
        react: 'src/react.ts',
        workers: 'src/workers.ts',
        ...Object.fromEntries(locales.map((tag) => [`locales/${tag}`, `src/locales/${tag}.ts`])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^(@lit|lit|react)(\/|$)/],
      optimization,
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      checks: { moduleLevelDirective: false }, // `'use client'` stands in an entry, and stays its first line
    },
  },
};

/** What a script tag gets: one script with Lit inside and no bare import. */
const cdn: UserConfig = {
  plugins: [workerTexts(), shortDecorate(), shortStyles(), litByOwnPolicy(), scriptOrModule()],
  resolve: {
    alias: [
      { find: /^.*\/hosted\.js$/, replacement: file('src/image/apart/hosted.cdn.ts') },
      { find: /^.*\/on-server\.js$/, replacement: file('src/element/page/on-server.cdn.ts') },
    ],
  },
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    license: { fileName: 'licenses.md' },
    lib: { entry: { 's3-image-upload': 'src/define.ts' }, formats: ['es'] },
    rolldownOptions: {
      optimization,
      preserveEntrySignatures: 'allow-extension', // what chunks share with the entry stays in it: one file less to wait for
      // Vite alone keeps the white space of ES libraries
      output: {
        minify: true,
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'workers/[name]-[hash][extname]',
        // What the element imports is in its own file, also where several chunks share it: no second one to wait for.
        // So it is with the engine, once there is an image; what several of the chunks that come with it share is in there, too.
        codeSplitting: {
          groups: [
            { name: 's3-image-upload', test: /src\/define\.ts$/, priority: 2 },
            { name: 'engine', test: /src\/(element\/engine\/engine|rules\/preparation)\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
};

// Any other mode is the dev server or Storybook, which read this file too.
const builds: Record<string, UserConfig> = { npm, cdn };
export default defineConfig(
  ({ mode }) =>
    builds[mode] ?? { plugins: [workerTexts()], resolve: { conditions: ['s3-image-upload:source'] } },
);
