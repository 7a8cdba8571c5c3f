import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 's3-image-upload' } } })],
  server: { proxy: { '/generate-presigned-url': 'http://127.0.0.1:3000' } },
});
