// Reads the table of contents, docs/README.md: the sidebar of the site has the same sections and pages.
import { readFileSync } from 'node:fs';
import { root } from '../tools/install.mjs';

/**
 * `file` is the path below docs/ without its extension, such as `guides/avatar`.
 *
 * @typedef {{ file: string, title: string }} Page
 * @typedef {{ title: string, pages: Page[] }} Section
 */

/** @returns {Section[]} */
export function readContents() {
  const text = readFileSync(`${root}/docs/README.md`, 'utf8');
  const [, ...sections] = text.split(/^## /m);
  return sections.map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    pages: [...section.matchAll(/^- \[([^\]]+)\]\(([^)#]+)\.md\)/gm)].map(([, title = '', file = '']) => ({
      file,
      title,
    })),
  }));
}
