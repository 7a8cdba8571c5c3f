// Compiles each src/image/apart/x-worker.ts to the text of a classic script without imports, for the builds and the dev servers.
// docs/decisions/0010-workers.md has the reasons.
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';

const folder = join(root, 'src/image/apart');
const MADE = /([\w-]+-worker)\.(text|url)\.js$/;

/** @param {string} name of the file, without `.ts` @returns the text, and the source files */
export async function scriptOf(name) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, `${name}.ts`)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    legalComments: 'none', // dist/licenses.md has them
    logLevel: 'error',
  });
  const inputs = Object.keys(metafile.inputs).map((path) => join(root, path));
  return { text: `${outputFiles[0]?.text.trim()}\n//# sourceURL=s3-image-upload/${name}.js\n`, inputs };
}

const moduleOf = (/** @type {string} */ text) => `export const text = ${JSON.stringify(text)};`;

/**
 * The plugin for Vite: `x-worker.text.js` exports the text; `x-worker.url.js` emits it as a file and exports its URL.
 *
 * @returns {import('vite').Plugin}
 */
export function workerTexts() {
  /** @type {Set<string>} */
  const files = new Set();
  return {
    name: 'worker-texts',
    enforce: 'pre',
    resolveId: {
      filter: { id: MADE },
      handler: (source) => join(folder, basename(source)),
    },
    load: {
      filter: { id: MADE },
      async handler(id) {
        const [, name = '', what] = MADE.exec(id) ?? [];
        const { text, inputs } = await scriptOf(name);
        for (const input of inputs) this.addWatchFile(input);
        if (what === 'text') return moduleOf(text);
        const file = this.emitFile({ type: 'asset', name: `${name}.js`, source: text });
        files.add(file);
        return `export const url = import.meta.ROLLUP_FILE_URL_${file};`;
      },
    },
    // By default Vite would write a URL that is relative to the root of the site.
    resolveFileUrl: ({ referenceId, relativePath }) =>
      files.has(referenceId) ? `new URL('./${relativePath}', import.meta.url).href` : null,
  };
}

/** For the test runner's server. @returns {import('@web/test-runner').TestRunnerPlugin} */
export const workerTextsForTests = () => ({
  name: 'worker-texts',
  async serve({ path }) {
    const name = MADE.exec(path)?.[1];
    return name && { body: moduleOf((await scriptOf(name)).text), type: 'js' };
  },
});
