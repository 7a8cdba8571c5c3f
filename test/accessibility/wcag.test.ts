// WCAG 2.2, level AA, as far as a program can test it: each variant in its representative states.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { ask, type Question } from './critics.js';
import { launch } from '../e2e/demo.js';
import { startShower, statesOf, variants } from './shown.js';
import { tabThrough } from './tabulator.js';

const WIDTHS = [280, 320, 640, 1200];

/** Text settings of visitors (1.4.4 and 1.4.12). */
const wishes = {
  'texts as they are': { page: '', inside: '' },
  'texts twice as large': { page: ':root { font-size: 200% }', inside: '' },
  'texts twice as large by a rule of the page': {
    page: 's3-image-upload { font: 2em / 1.45 sans-serif }',
    inside: '',
  },
  // The tools that visitors use for this also reach into shadow roots.
  'texts with more space': {
    page: '',
    inside:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
  },
} as const;

/** Settings of a visitor's system, and the checks for each. */
const systems: Readonly<Record<string, readonly [Readonly<Record<string, string>>, ...Question[]]>> = {
  light: [{ 'prefers-color-scheme': 'light' }, 'faintTexts', 'faintParts'],
  dark: [{ 'prefers-color-scheme': 'dark' }, 'faintTexts', 'faintParts'],
  'forced colours': [{ 'forced-colors': 'active' }, 'edgeless', 'unseenProgress'],
  'reduced motion': [{}, 'moving'],
};

suite('WCAG 2.2', () => {
  let browser: Browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  for (const variant of variants)
    test(variant, async (t) => {
      const shower = await startShower(t, browser);
      const found = new Map<string, string[]>();
      const note = (about: string, answers: readonly string[]) =>
        found.set(about, [...(found.get(about) ?? []), ...answers]);

      for (const [name, state] of Object.entries(statesOf(variant))) {
        const page = await shower.show(variant, state);
        for (const [wish, sheets] of Object.entries(wishes)) {
          await dress(page, sheets);
          for (const width of WIDTHS) {
            await page.setViewport({ width, height: 800 });
            for (const question of ['overflow', 'smallTargets', 'cutTexts', 'spilledIcons'] as const)
              note(wish, told(`${name}, ${width} px, ${question}`, await ask(page, question)));
          }
        }
        await dress(page, { page: ':root { color-scheme: light dark }', inside: '' });
        const session = await page.createCDPSession();
        for (const [system, [features, ...questions]] of Object.entries(systems)) {
          await emulate(session, features);
          for (const question of questions)
            note(system, told(`${name}, ${question}`, await ask(page, question)));
        }
        for (const stop of await tabThrough(page)) note('focus', told(`${name}, ${stop.name}`, stop.wrong));
        await page.close();
      }
      for (const [about, answers] of found) await t.test(about, () => assert.deepEqual(answers, []));
    });
});

const told = (about: string, answers: readonly string[]) => answers.map((answer) => `${about}: ${answer}`);

/** Sets these style sheets instead of the previous ones. */
const dress = (page: Page, sheets: { readonly page: string; readonly inside: string }) =>
  page.$eval(
    's3-image-upload',
    ({ shadowRoot }, outside, inside) => {
      for (const [root, css] of [
        [document, outside],
        [shadowRoot, inside],
      ] as const) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`:not(*) {} ${css}`);
        if (!root) continue;
        const others = [...root.adoptedStyleSheets].filter(
          ({ cssRules }) => cssRules[0]?.cssText.startsWith(':not(*)') === false,
        );
        root.adoptedStyleSheets = [...others, sheet];
      }
    },
    sheets.page,
    sheets.inside,
  );

/** Turns motion off, so that the result is visible at once. */
const emulate = (session: CDPSession, features: Readonly<Record<string, string>>) =>
  session.send('Emulation.setEmulatedMedia', {
    features: Object.entries({ 'prefers-reduced-motion': 'reduce', ...features }).map(([name, value]) => ({
      name,
      value,
    })),
  });
