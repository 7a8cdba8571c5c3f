import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { litByOwnPolicy } from './tools/lit-policy.mjs';
import { scriptOrModule } from './tools/script-tag.mjs';
import { shortDecorate } from './tools/short-decorate.mjs';
import { shortStyles } from './tools/short-styles.mjs';
import { workerTexts } from './tools/worker-text.mjs';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Files that are named by a language tag, such as `pt-BR.ts`. English is built in, so it is not an entry. */
const locales = readdirSync(file('src/locales'))
  .map((name) => /^([a-z]{2}(-[A-Z]\w+)?)\.ts$/.exec(name)?.[1])
  .filter((tag) => tag !== undefined && tag !== 'en');

/** Inlines constants of other modules. */
const optimization = { inlineConst: true };

/** The npm build: a module for each entry, and chunks that they share. `lit` is external. */
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
      checks: { moduleLevelDirective: false }, // `'use client'` remains the first line of its entry
    },
  },
};

/** The server kit, by itself: modules that it shares with the element would be chunks of both. */
const server: UserConfig = {
  build: {
    outDir: 'dist',
    target: 'es2022',
    minify: false,
    lib: { entry: { server: 'src/server.ts' }, formats: ['es'] },
    rolldownOptions: {
      external: [/^@aws-sdk\//],
      optimization,
      output: { chunkFileNames: 'server/[name]-[hash].js' },
    },
  },
};

/** The script-tag build: one script that contains Lit and has no bare imports. */
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
      preserveEntrySignatures: 'allow-extension', // modules that chunks share with the entry stay in the entry, which saves a request
      // by default Vite keeps the white space of ES libraries
      output: {
        minify: true,
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'workers/[name]-[hash][extname]',
        // Modules that the element imports are in its file, even if several chunks share them, which saves a request. The same
        // applies to the engine, which also contains modules that several of its chunks share.
        codeSplitting: {
          groups: [
            { name: 's3-image-upload', test: /src\/define\.ts$/, priority: 2 },
            { name: 'engine', test: /src\/(element\/engine\/engine|rules\/preparation)\.ts$/, priority: 1 },
            { name: 'sending', test: /src\/(upload\/sending|rules\/storage-answer)\.ts$/ },
          ],
        },
      },
    },
  },
};

// Any other mode is the dev server or Storybook, which read this file too.
const builds: Record<string, UserConfig> = { npm, server, cdn };
export default defineConfig(
  ({ mode }) =>
    builds[mode] ?? { plugins: [workerTexts()], resolve: { conditions: ['s3-image-upload:source'] } },
);
