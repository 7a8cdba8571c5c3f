// Builds the React page. The other pages are plain files and need no build.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('react'),
  base: '/dist/demo/',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path('../dist/demo'),
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: { react: path('react/main.tsx') }, formats: ['es'] },
  },
});
