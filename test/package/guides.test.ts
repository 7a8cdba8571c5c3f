// README.md and the pages under docs/ are short, and their links are valid.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { readContents } from '../../site/contents.mjs';
import { slugOf } from '../../site/slug.mjs';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const MOST_README_BYTES = 8 * 1024; // two minutes to read

const pages = [
  'README.md',
  ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/^(decisions|pictures)\//.test(name))
    .map((name) => `docs/${name}`),
];

const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading));

/** URLs of the page’s links and pictures, without those in code. */
const linksOf = (page: string) =>
  [
    ...read(page)
      .replaceAll(/^```[^]*?^```$|`[^`\n]*`/gm, '')
      .matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"]+)"/g),
  ].map(([, link, source]) => link ?? source ?? '');

test('README.md has 8 KB at most', () => {
  assert.ok(Buffer.byteLength(read('README.md')) <= MOST_README_BYTES);
});

test('docs/README.md, from which the site makes its sidebar, lists each page under docs/ once', () => {
  const listed = readContents().flatMap((section) => section.pages.map(({ file }) => `docs/${file}.md`));
  const others = ['README.md', 'docs/README.md', 'docs/plan.md'];
  assert.deepEqual(listed.sort(), pages.filter((page) => !others.includes(page)).sort());
});

for (const page of pages)
  test(`the links of ${page} lead to files and headings that exist`, () => {
    const broken = linksOf(page).filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : posix.join(posix.dirname(page), path);
      if (!existsSync(new URL(target, root))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    assert.deepEqual(broken, []);
  });
