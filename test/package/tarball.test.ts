// The content of the tarball.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { suite, test } from 'node:test';
import { slugOf } from '../../site/slug.mjs';
import { pack, root } from './tarball.js';

const MOST_BYTES = 576 * 1024;
const MOST_FILES = 336;

const tarball = await pack();
const { files, size, folder } = tarball;
const read = (name: string) => readFile(join(folder, name), 'utf8');

/** Every file to which this refers, including the patterns of `exports` and `files`. */
function named(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(named);
  return typeof value === 'string' ? [value.replace(/^\.\//, '')] : [];
}

const isThere = (pattern: string) => {
  const [start = '', end] = pattern.split('*');
  return files.some((file) =>
    end === undefined ? file === start : file.startsWith(start) && file.endsWith(end),
  );
};

suite('the tarball', () => {
  test('is small', () => {
    assert.ok(size <= MOST_BYTES, `${size} bytes, ${MOST_BYTES} at most`);
    assert.ok(files.length <= MOST_FILES, `${files.length} files, ${MOST_FILES} at most`);
  });

  test('has documentation and license, and neither sources nor source maps', () => {
    for (const file of ['README.md', 'docs/reference.md', 'LICENSE', 'CHANGELOG.md', 'custom-elements.json'])
      assert.ok(files.includes(file), file);
    assert.deepEqual(
      files.filter((file) => /^(src|test|demo)\/|\.map$|(?<!\.d)\.ts$/.test(file)),
      [],
    );
  });

  test('has every file that package.json names', async () => {
    const {
      exports,
      main,
      module,
      types,
      customElements,
      'web-types': webTypes,
    } = JSON.parse(await read('package.json')) as Record<string, unknown>;
    const all = named({ exports, main, module, types, customElements, webTypes });
    assert.ok(all.length > 20);
    assert.deepEqual(
      all.filter((file) => !isThere(file)),
      [],
    );
  });

  test('has a folder for each entry, which tools find that read no `exports`', async () => {
    for (const name of ['core', 'element', 'react', 'workers', 'locales/de', 'worker.js', 'vue']) {
      const { main, types } = JSON.parse(await read(`${name}/package.json`)) as Record<string, string>;
      for (const target of [main, types])
        if (target) assert.ok(isThere(posix.join(name, target)), `${name}: ${target}`);
    }
    assert.deepEqual(
      ['core', 'locales', 'worker.js'].filter((name) => existsSync(join(root, name))),
      [],
    );
  });

  test('depends only on packages that its files import', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as { readonly dependencies: object };
    const scripts = await Promise.all(files.filter((file) => file.endsWith('.js')).map(read));
    const unused = Object.keys(dependencies).filter(
      (name) => !scripts.some((text) => text.includes(`"${name}/`) || text.includes(`"${name}"`)),
    );
    assert.deepEqual(unused, []);
  });

  test('leaves the repository’s package.json as it was', async () => {
    assert.match(await readFile(join(root, 'package.json'), 'utf8'), /s3-image-upload:source/);
    assert.doesNotMatch(await read('package.json'), /s3-image-upload:source/);
  });

  test('has every file that the manifest refers to', async () => {
    const modules = [...(await read('custom-elements.json')).matchAll(/"(?:path|module)": "([^"]+)"/g)];
    assert.ok(modules.length > 2);
    assert.deepEqual(
      modules.map(([, path = '']) => path).filter((file) => !files.includes(file)),
      [],
    );
  });

  test('has no page that shows a picture, since the pictures are not in it', async () => {
    const pages = files.filter((file) => file.endsWith('.md'));
    assert.ok(pages.includes('docs/forms.md'));
    const texts = await Promise.all(pages.map(read));
    assert.deepEqual(
      pages.filter((_, index) =>
        /<img|!\[/.test(texts[index]?.replaceAll(/^```[^]*?^```$|`[^`\n]*`/gm, '') ?? ''),
      ),
      [],
    );
  });

  test('has pages under docs/ that link only to files in it', async () => {
    const broken = files
      .filter((file) => /^docs\/.*\.md$/.test(file))
      .map(async (file) => {
        const text = (await read(file)).replaceAll(/^```[^]*?^```$|`[^`\n]*`/gm, '');
        const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, link = '']) => link);
        return links
          .filter((link) => !/^https?:/.test(link) && !files.includes(posix.join('docs', link)))
          .map((link) => `${file}: ${link}`);
      });
    assert.deepEqual((await Promise.all(broken)).flat(), []);
  });

  // The registry's page can't resolve relative URLs, since package.json names no repository.
  test('has a README.md that links only to its own headings and to absolute URLs', async () => {
    const text = (await read('README.md')).replaceAll(/^```[^]*?^```$/gm, '');
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => `#${slugOf(heading)}`);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)|\b(?:href|src)="([^"]*)"/gm)].map(
      (match) => match.slice(1).find(Boolean) ?? '',
    );
    assert.ok(links.includes('#try-it'), 'links are found');
    assert.deepEqual(
      links.filter((link) => !/^https?:/.test(link) && !headings.includes(link)),
      [],
    );
  });
});
