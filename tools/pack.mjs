// `npm pack` and `npm publish` run this before and after: the package has no sources, so its exports must not name them, and
// it has a folder for each entry.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeEntryFolders, writeEntryFolders } from './entry-folders.mjs';
import { root } from './install.mjs';

const file = `${root}/package.json`;
/** The repository's own, while the package's takes its place. */
const aside = `${root}/node_modules/.cache/package.json`;

/** Without the condition by which the repository finds its sources. @param {unknown} entry @returns {unknown} */
function published(entry) {
  if (typeof entry !== 'object' || entry === null) return entry;
  const kept = Object.entries(entry).filter(([name]) => name !== 's3-image-upload:source');
  return Object.fromEntries(kept.map(([name, value]) => [name, published(value)]));
}

if (process.argv[2] === 'before') {
  if (!existsSync(`${root}/dist`)) throw new Error('There is no dist/ to pack. Run `npm run build` first.');
  if (existsSync(aside)) renameSync(aside, file); // a pack was broken off
  const text = readFileSync(file, 'utf8');
  const { exports, files, ...others } = JSON.parse(text);
  mkdirSync(dirname(aside), { recursive: true });
  writeFileSync(aside, text);
  const packed = { ...others, exports: published(exports), files: [...files, ...writeEntryFolders()] };
  writeFileSync(file, `${JSON.stringify(packed, undefined, 2)}\n`);
} else {
  removeEntryFolders();
  renameSync(aside, file);
}
