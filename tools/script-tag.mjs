// Makes the file for a script tag run as a module and as a classic script. It has no `import` and `export`, which are syntax errors in
// a classic script. Chunks get its exports from a property of the global object.
import packageJson from '../package.json' with { type: 'json' };

const shared = `globalThis[Symbol.for("${packageJson.name} ${packageJson.version}")]`;

/** The folder of the script. A classic script of another origin has no base URL for `import()`. */
const folder = 'globalThis.document?.currentScript?.src?.replace(/[^/?#]*([?#].*)?$/,"")||"./"';

/** Replaces each `{ start, end, text }`, the last first. @param {string} code @param {{ start: number, end: number, text: string }[]} edits */
const edited = (code, edits) =>
  edits
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code);

const nameOf = (/** @type {{ name: string } | { value: string }} */ node) =>
  'name' in node ? node.name : node.value;

/** The keys are the names that chunks use. @param {{ key: string, local: string }[]} names */
const pairs = (names) =>
  `{${names.map(({ key, local }) => (key === local ? key : `${key}:${local}`)).join()}}`;

/** @returns {import('vite').Plugin} */
export function scriptOrModule() {
  return {
    name: 'script-or-module',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry || entry.imports.length > 0)
        return this.error('The file for a script tag can’t import other files.');

      for (const chunk of chunks) {
        const { body } = this.parse(chunk.code);
        /** @type {{ start: number, end: number, text: string }[]} */
        const edits = [];
        for (const node of body) {
          if (chunk === entry && node.type === 'ExportNamedDeclaration') {
            const names = node.specifiers.map(({ exported, local }) => ({
              key: nameOf(exported),
              local: nameOf(local),
            }));
            edits.push({ start: node.start, end: node.end, text: `${shared}??=${pairs(names)};` });
          }
          if (node.type === 'ImportDeclaration' && node.source.value === `../${entry.fileName}`) {
            const names = node.specifiers.map((one) =>
              one.type === 'ImportSpecifier'
                ? { key: nameOf(one.imported), local: one.local.name }
                : this.error('A chunk can only import names from the file for a script tag.'),
            );
            edits.push({ start: node.start, end: node.end, text: `const${pairs(names)}=${shared};` });
          }
        }
        chunk.code = edited(chunk.code, edits);
        if (chunk !== entry) continue;
        const code = chunk.code.replaceAll(/import\(([`"'])\.\//g, 'import(folder+$1');
        chunk.code = `(()=>{"use strict";const folder=${folder};${code}})();`;
      }
    },
  };
}
