// The typings of the package: those that its exports lead to. What only the inside knows is nobody's to read.
import { copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

const dist = join(root, 'dist');

/** Written by hand or by the analyzer; tsc copies no declarations. */
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

/** These, and what they import, and so on. @param {string[]} files */
function reachable(files) {
  const found = new Set(files);
  for (const file of found)
    // a set tells its loop of what is added meanwhile
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/["'](\.\.?\/[^"']+)\.js["']/g))
      found.add(join(dirname(file), `${path}.d.ts`));
  return found;
}
