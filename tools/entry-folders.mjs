// Writes folders for tools that do not read `exports` (Parcel 2 by default, `moduleResolution: node10`). These look for
// `s3-image-upload/core` in `core/package.json`, which names the file of the entry. The folders exist only while npm packs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** @type {{ exports: Record<string, unknown> }} */
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Entries such as `./core`. An entry that is the path of a file in the package needs no folder. */
const entries = Object.keys(exports).flatMap((path) => /^\.\/([\w-]+)$/.exec(path)?.[1] ?? []);

/** @returns {Record<string, { main?: string, module?: string, types?: string }>} the content of each folder's package.json */
function folders() {
  const dist = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  const locales = dist
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^locales\/[^/]+\.js$/.test(path))
    .map((path) => path.slice(0, -'.js'.length));
  const modules = [...entries, ...locales].map((name) => {
    const target = `${'../'.repeat(name.split('/').length)}dist/${name}`;
    const types = `${target}.d.ts`;
    const main = `${target}.js`;
    return [name, dist.includes(join(`${name}.js`)) ? { main, module: main, types } : { types }];
  });
  return Object.fromEntries([...modules, ['worker.js', { main: '../dist/worker.js' }]]);
}

/** @returns {string[]} the folders, as `files` of package.json names them */
export function writeEntryFolders() {
  for (const [name, manifest] of Object.entries(folders())) {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, 'package.json'), `${JSON.stringify(manifest)}\n`);
  }
  return [...entries, 'locales', 'worker.js'];
}

export function removeEntryFolders() {
  for (const name of [...entries, 'locales', 'worker.js'])
    rmSync(join(root, name), { recursive: true, force: true });
}
