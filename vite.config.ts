import { defineConfig, type UserConfig } from 'vite';

/** What npm gets: a module for each entry, chunks that they share, `lit` left to the page's own copy. */
const npm: UserConfig = {
  build: {
    outDir: 'dist',
    target: 'es2022',
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
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    sourcemap: true,
    lib: { entry: { 's3-image-upload': 'src/s3-image-upload.ts' }, formats: ['es'] },
    rolldownOptions: { output: { minify: true } }, // Vite alone keeps the white space of ES libraries
  },
};

// Any other mode is the dev server or Storybook, which read this file too.
const builds: Record<string, UserConfig> = { npm, cdn };
export default defineConfig(
  ({ mode }) => builds[mode] ?? { resolve: { conditions: ['s3-image-upload:source'] } },
);
