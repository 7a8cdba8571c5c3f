// `npm pack` and `npm publish` run this before and after they pack. It removes the sources from the exports, since they are not in
// the package, adds a folder for each entry, and removes pictures, which are not in the package, and links to files from README.md.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeEntryFolders, writeEntryFolders } from './entry-folders.mjs';
import { root } from './install.mjs';

/** The folder for the repository's files while those of the package replace them. */
const aside = `${root}/node_modules/.cache`;

/** Removes the condition with which the repository finds its sources. @param {unknown} entry @returns {unknown} */
function published(entry) {
  if (typeof entry !== 'object' || entry === null) return entry;
  const kept = Object.entries(entry).filter(([name]) => name !== 's3-image-upload:source');
  return Object.fromEntries(kept.map(([name, value]) => [name, published(value)]));
}

/** @param {string} text of a page */
const withoutPictures = (text) =>
  text.replaceAll(/^!\[[^\]]*\]\(docs\/.*\)\n\n|^<picture>[^]*?<\/picture>\n\n/gm, '');

/** The functions that change these files for the package. @type {Record<string, (text: string) => string>} */
const replaced = {
  'package.json': (text) => {
    const { exports, files, ...others } = JSON.parse(text);
    const packed = { ...others, exports: published(exports), files: [...files, ...writeEntryFolders()] };
    return `${JSON.stringify(packed, undefined, 2)}\n`;
  },
  // The registry's page can't resolve relative URLs, since package.json names no repository.
  'README.md': (text) =>
    withoutPictures(text)
      .replaceAll(/\[([^\]]+)\]\(docs\/(?:guides\/|README)[^)]*\)/g, '$1') // which are not in the package
      .replaceAll(/\[([^\]]+)\]\((docs\/[^)#]+)[^)]*\)/g, '$1 (`$2`)'),
  'docs/appearance.md': withoutPictures,
  'docs/forms.md': withoutPictures,
};

function putBack() {
  for (const name of Object.keys(replaced))
    if (existsSync(`${aside}/${name}`)) renameSync(`${aside}/${name}`, `${root}/${name}`);
}

if (process.argv[2] === 'before') {
  if (!existsSync(`${root}/dist`)) throw new Error('There is no dist/ to pack. Run `npm run build` first.');
  putBack(); // if an earlier pack was aborted
  for (const [name, replace] of Object.entries(replaced)) {
    mkdirSync(dirname(`${aside}/${name}`), { recursive: true });
    const text = readFileSync(`${root}/${name}`, 'utf8');
    writeFileSync(`${aside}/${name}`, text);
    writeFileSync(`${root}/${name}`, replace(text));
  }
} else {
  removeEntryFolders();
  putBack();
}
