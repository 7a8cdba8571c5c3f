// Bundles a page's script and the sources in one file, as a production build does.
import { build, defaultClientConditions } from 'vite';
import { workerTexts } from './worker-text.mjs';

/** @param {string} entry path of the script @returns {Promise<string>} its text */
export async function bundlePage(entry) {
  const built = await build({
    configFile: false,
    plugins: [workerTexts()],
    logLevel: 'warn',
    resolve: { conditions: ['s3-image-upload:source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: { page: entry }, formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error('Vite has built nothing.');
  return result.output[0].code;
}
