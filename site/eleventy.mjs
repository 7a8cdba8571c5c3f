// The configuration of Eleventy: each page under docs/ becomes a page of the site with the same path, and `.html` instead of `.md`.
// Links are relative, so the site works in any folder of any static host.
import { readFileSync } from 'node:fs';
import { IdAttributePlugin } from '@11ty/eleventy';
import highlight from '@11ty/eleventy-plugin-syntaxhighlight';
import { root } from '../tools/install.mjs';
import { readContents } from './contents.mjs';
import { slugOf } from './slug.mjs';

const read = (/** @type {string} */ name) => readFileSync(`${root}/site/${name}`, 'utf8');

/** Languages of code blocks that Prism knows by another name. */
const sameAs = { jsonc: 'javascript', vue: 'markup', svelte: 'markup' };

/** @typedef {{ content: string, attrIndex: (name: string) => number, attrs: [string, string][], attrGet: (name: string) => string | null }} Token */

/** @param {any} markdown the instance of markdown-it */
function adaptMarkdown(markdown) {
  const { rules } = markdown.renderer;
  rules.link_open = (
    /** @type {Token[]} */ tokens,
    /** @type {number} */ at,
    /** @type {unknown} */ options,
    /** @type {unknown} */ _,
    /** @type {any} */ self,
  ) => {
    const token = /** @type {Token} */ (tokens[at]);
    const href = token.attrGet('href') ?? '';
    if (!href.includes(':')) {
      const attribute = token.attrs[token.attrIndex('href')];
      if (attribute) attribute[1] = href.replace(/\.md(?=#|$)/, '.html');
    }
    return self.renderToken(tokens, at, options);
  };
  // A wide table scrolls by itself, also by keyboard.
  rules.table_open = () => '<div class="table" role="group" aria-label="Table" tabindex="0"><table>';
  rules.table_close = () => '</table></div>';
  // A header without text is an empty cell.
  rules.th_open = (/** @type {Token[]} */ tokens, /** @type {number} */ at) =>
    tokens[at + 1]?.content === '' ? '<td>' : '<th scope="col">';
  rules.th_close = (/** @type {Token[]} */ tokens, /** @type {number} */ at) =>
    tokens[at - 1]?.content === '' ? '</td>' : '</th>';
}

/** The headings of the second level, for the list at the side. @param {string} html */
const headingsOf = (html) =>
  [...html.matchAll(/<h2[^>]*>([^]*?)<\/h2>/g)].map(([, inner = '']) => {
    const text = inner.replaceAll(/<[^>]+>/g, '');
    return { text, slug: slugOf(decoded(text)) };
  });

const decoded = (/** @type {string} */ html) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The text of the first paragraph. @param {string} html */
const summaryOf = (html) =>
  (/<p>([^]*?)<\/p>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>|\s+/g, (part) =>
    part.startsWith('<') ? '' : ' ',
  );

/** @param {any} config of Eleventy */
export default function configure(config) {
  const contents = readContents();
  const pages = contents.flatMap((section) => section.pages);
  const indexOf = (/** @type {{ filePathStem: string }} */ page) =>
    pages.findIndex(({ file }) => `/${file}` === page.filePathStem);

  config.addPlugin(IdAttributePlugin, { slugify: slugOf, selector: 'h1,h2,h3' });
  config.addPlugin(highlight, {
    preAttributes: { tabindex: 0 },
    init: (/** @type {{ Prism: { languages: Record<string, unknown> } }} */ { Prism }) => {
      for (const [name, other] of Object.entries(sameAs)) Prism.languages[name] = Prism.languages[other];
    },
    languages: ['javascript', 'typescript', 'jsx', 'tsx', 'json', 'bash', 'css', 'markup'],
  });
  config.amendLibrary('md', adaptMarkdown);

  for (const ignored of ['README.md', 'plan.md', 'decisions/**', 'pictures/**'])
    config.ignores.add(`docs/${ignored}`);
  config.addGlobalData('layout', 'page.njk');
  config.addGlobalData(
    'permalink',
    () =>
      (/** @type {any} */ { page }) =>
        `${page.filePathStem}.html`,
  );
  config.addGlobalData('contents', contents);
  config.addPreprocessor(
    'title',
    'md',
    (/** @type {{ title: string }} */ data, /** @type {string} */ text) => {
      data.title = /^# (.+)$/m.exec(text)?.[1] ?? '';
    },
  );
  for (const name of ['index.html', 'search.html']) config.addTemplate(name, read(name));

  config.addFilter('up', (/** @type {string} */ url) => '../'.repeat(url.split('/').length - 2));
  config.addFilter('headings', headingsOf);
  config.addFilter('summary', summaryOf);
  config.addFilter('next', (/** @type {any} */ page) =>
    indexOf(page) < 0 ? undefined : pages[indexOf(page) + 1],
  );
  config.addFilter('previous', (/** @type {any} */ page) => pages[indexOf(page) - 1]);

  config.addPassthroughCopy({ 'docs/pictures/*.webp': 'pictures', 'site/*.{css,svg,js}': '.' });
  config.setNunjucksEnvironmentOptions({ throwOnUndefined: false, trimBlocks: true, lstripBlocks: true });
  return {
    dir: { includes: '../site' },
    templateFormats: ['md', 'html'],
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
  };
}
