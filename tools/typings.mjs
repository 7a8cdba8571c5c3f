// Keeps the typings that the package's exports lead to, and removes those of internal modules.
import { copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

const dist = join(root, 'dist');

/** Declarations that are written by hand or by the analyzer, which tsc does not copy. */
const written = ['jsx', 'vue', 'svelte'];

/** Called after tsc has written a declaration for each source. */
export function finishTypings() {
  for (const name of written) copyFileSync(`${root}/src/${name}.d.ts`, `${dist}/${name}.d.ts`);
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.d.ts'),
  );
  const kept = reachable(all.filter(isExported).map((name) => join(dist, name)));
  for (const name of all) if (!kept.has(join(dist, name))) rmSync(join(dist, name));
}

/** @type {{ exports: object }} */
const { exports } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const targets = JSON.stringify(exports).matchAll(/"\.\/dist\/([^"]+\.d\.ts)"/g);
const patterns = [...targets].map(
  ([, target = '']) => new RegExp(`^${target.replaceAll('.', '\\.').replace('*', '[^/]+')}$`),
);

const isExported = (/** @type {string} */ name) =>
  patterns.some((pattern) => pattern.test(name.replaceAll('\\', '/')));

/** These files and their imports, recursively. @param {string[]} files */
function reachable(files) {
  const found = new Set(files);
  for (const file of found)
    // the loop also visits files that are added to the set meanwhile
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/["'](\.\.?\/[^"']+)\.js["']/g))
      found.add(join(dirname(file), `${path}.d.ts`));
  return found;
}
