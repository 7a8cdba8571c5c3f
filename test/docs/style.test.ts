// The CSS in the documentation, in a browser: it keeps every declaration, and each rule matches an element. The names of parts, states and
// custom properties exist, also those in the text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { UploadItem } from 's3-image-upload';
import { openWatched } from '../watched-page.js';
import { chooseIn, openPhotoSite, root, text, type PhotoSite } from './photo-site.js';
import { pages, snippetsIn } from './snippets.js';

interface Rule {
  readonly selector: string;
  /** Names of the properties. */
  readonly declared: readonly string[];
}

const comments = /\/\*[^]*?\*\//g;

/** The rules as they are written. Each is an innermost block, since the documentation does not nest rules. */
const rulesIn = (css: string): Rule[] =>
  [...css.replace(comments, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    declared: body.split(';').flatMap((declaration) => /[\w-]+(?=\s*:)/.exec(declaration)?.[0] ?? []),
  }));

const blocks = snippetsIn('css').map((snippet) => ({ ...snippet, rules: rulesIn(snippet.code) }));

const HTML = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Styles</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<form><s3-image-upload upload-on="submit" presign-endpoint="/never"></s3-image-upload><button>Save</button></form>
<s3-image-upload variant="button"></s3-image-upload>
<s3-image-upload variant="avatar"></s3-image-upload>
<s3-image-upload disabled></s3-image-upload>`;

interface Parsed {
  /** How many rules the browser has of each block. */
  readonly counts: number[];
  /** What the browser has dropped: the names of declarations, by block and rule. */
  readonly dropped: readonly string[][][];
  /** Whether something matches, by block and rule. */
  readonly matches: readonly boolean[][];
}

/** Lets the page have the styles of all blocks, and marks what each rule matches with a custom property of its own. */
const parse = (page: Page) =>
  page.evaluate(
    (all): Parsed => {
      const sheets = all.map(({ code }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(code);
        return sheet;
      });
      const styleRules = (rules: CSSRuleList): CSSStyleRule[] =>
        [...rules].flatMap((rule) => {
          if (rule instanceof CSSStyleRule) return rule;
          return rule instanceof CSSGroupingRule ? styleRules(rule.cssRules) : [];
        });
      const kept = sheets.map(({ cssRules }) => styleRules(cssRules));
      const dropped = all.map(({ rules }, at) =>
        rules.map(({ declared }, index) =>
          declared.filter((name) => !kept[at]?.[index]?.style.getPropertyValue(name)),
        ),
      );
      const mark = (at: number, index: number) => `--rule-${at}-${index}`;
      kept.forEach((rules, at) =>
        rules.forEach(({ style }, index) => style.setProperty(mark(at, index), 'matches')),
      );
      document.adoptedStyleSheets = sheets;
      const elements = [...document.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot?.querySelectorAll('*') ?? []),
      ]);
      const styles = elements.map((element) => getComputedStyle(element));
      return {
        counts: kept.map(({ length }) => length),
        dropped,
        matches: kept.map((rules, at) =>
          rules.map((_, index) => styles.some((style) => style.getPropertyValue(mark(at, index)) !== '')),
        ),
      };
    },
    blocks.map(({ code, rules }) => ({ code, rules })),
  );

let site: PhotoSite;
before(async () => (site = await openPhotoSite()));
after(() => site.close());

async function open(t: TestContext): Promise<Page> {
  site.routes.set('/styles', () => text(HTML));
  site.routes.set('/never', () => new Promise(() => {}));
  const page = await openWatched(t, site.browser);
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named'); // compiled code of esbuild calls it
  await page.goto(`${site.url}/styles`);
  t.after(() => page.close());
  return page;
}

test('a browser keeps each rule and each declaration', async (t) => {
  const { counts, dropped } = await parse(await open(t));
  for (const [at, { name, rules }] of blocks.entries()) {
    assert.equal(counts[at], rules.length, `${name}: the browser has dropped a rule.`);
    assert.deepEqual(
      rules.flatMap(({ selector }, index) => dropped[at]?.[index]?.map((property) => [selector, property])),
      [],
      name,
    );
  }
});

test('each rule matches an element', async (t) => {
  const page = await open(t);
  const left = new Set(
    blocks.flatMap(({ name, rules }, at) =>
      rules.map(({ selector }, index) => ({ at, index, rule: `${name}: ${selector}` })),
    ),
  );
  /** Looks which rules match in the current state of the page. */
  const look = async () => {
    const { matches } = await parse(page);
    for (const rule of left) if (matches[rule.at]?.[rule.index]) left.delete(rule);
  };

  for (const width of [800, 390])
    for (const isTouch of [false, true]) {
      await page.setViewport({ width, height: 700, isMobile: isTouch, hasTouch: isTouch });
      await look(); // the element is not defined
    }

  await page.setViewport({ width: 800, height: 700 });
  await page.addScriptTag({ type: 'module', url: '/dist/cdn/s3-image-upload.js' });
  await page.waitForSelector('s3-image-upload:not(:state(loading))');
  await look();
  const element = await page.$<'s3-image-upload'>('s3-image-upload');
  assert.ok(element);

  await (await element.waitForSelector('>>> [part~=browse-button]'))?.hover();
  await look();

  await chooseIn(element);
  await page.waitForFunction(({ items }) => items[0]?.state === 'ready', {}, element);
  await element.evaluate((host) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['an image'], 'image.jpg', { type: 'image/jpeg' }));
    const how = { bubbles: true, composed: true, cancelable: true, dataTransfer };
    for (const type of ['dragenter', 'dragover']) host.dispatchEvent(new DragEvent(type, how));
  });
  await page.waitForSelector('s3-image-upload:state(dragging)');
  await look();

  await page.click('form > button');
  await page.waitForSelector('s3-image-upload:state(submitting)');
  await look();
  assert.deepEqual(
    [...left].map(({ rule }) => rule),
    [],
  );
});

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly Partial<
      Record<'cssParts' | 'cssProperties' | 'cssStates', readonly { readonly name: string }[]>
    >[];
  }[];
}

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations);
const itemStates: readonly UploadItem['state'][] = [
  ...(['checking', 'ready', 'presigning', 'uploading', 'stored'] as const),
  ...(['waiting', 'paused', 'failed', 'aborted', 'rejected'] as const),
];

suite('in the documentation, each name is in custom-elements.json:', () => {
  const names = {
    cssParts: /(?<=::part\()[\w -]+/g,
    cssProperties: /--s3-image-upload-[\w-]*\w/g,
    cssStates: /(?<=:state\()[\w-]+/g,
  };
  for (const [kind, pattern] of Object.entries(names) as [keyof typeof names, RegExp][])
    test(kind, () => {
      const known = new Set(declarations.flatMap((element) => element[kind] ?? []).map(({ name }) => name));
      if (kind === 'cssParts') for (const state of itemStates) known.add(`item-${state}`);
      const used = pages.flatMap((page) =>
        [...readFileSync(join(root, page), 'utf8').matchAll(pattern)].map(([name]) => ({ page, name })),
      );
      assert.ok(used.length > 0);
      assert.deepEqual(
        used.filter(({ name }) => !known.has(name)),
        [],
      );
    });
});
