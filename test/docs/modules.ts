// Bundles the scripts of the documentation as the build of a site does, so that a browser can load them.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './photo-site.js';

const folder = join(root, 'test/docs/around');

/** Where the bundles are on the site. */
export const BUILT = '/built/';

/**
 * @param modules the code of each module, by its name with the extension
 * @returns the files of the bundles by their paths. A module without the extension, `/built/name.js`, keeps its exports.
 */
export async function bundleModules(
  modules: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root,
    base: BUILT,
    logLevel: 'warn',
    plugins: [
      {
        name: 'modules',
        enforce: 'pre',
        resolveId: (id) => (modules.has(id) ? join(folder, id) : null), // as if it were a file of the package
        load: (id) => (id.startsWith(folder) ? (modules.get(id.slice(folder.length + 1)) ?? null) : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries([...modules.keys()].map((name) => [name.replace(/\.\w+$/, ''), name])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error('Vite has built nothing.');
  return new Map(
    result.output.map((file) => [
      `${BUILT}${file.fileName}`,
      file.type === 'chunk' ? file.code : file.source,
    ]),
  );
}
