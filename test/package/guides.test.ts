// README.md and the pages under docs/ are short, and their links are valid.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { slugOf } from './slug.js';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const MOST_README_BYTES = 12 * 1024;

const pages = [
  'README.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
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

test('README.md has 12 KB at most', () => {
  assert.ok(Buffer.byteLength(read('README.md')) <= MOST_README_BYTES);
});

test('README.md links to each page under docs/ that is for users', () => {
  const links = linksOf('README.md').map((link) => link.replace(/#.*/, ''));
  assert.deepEqual(
    pages.filter((page) => !['README.md', 'docs/plan.md', ...links].includes(page)),
    [],
  );
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
