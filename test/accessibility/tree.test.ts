// Compares the accessibility tree of each variant, in its representative states, with a tree that was reviewed.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../e2e/demo.js';
import { startShower, statesOf, variants } from './shown.js';
import { treeOf } from './tree.js';

const isToBeWritten = process.env.UPDATE_TREES === '1';

suite('the accessibility tree', () => {
  let browser: Browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  for (const variant of variants)
    test(`of the ${variant} equals trees/${variant}.txt (UPDATE_TREES=1 updates it)`, async (t) => {
      const shower = await startShower(t, browser);
      const trees: string[] = [];
      for (const [name, state] of Object.entries(statesOf(variant)))
        trees.push(`# ${name}\n\n${await treeOf(await shower.show(variant, state))}`);
      const file = new URL(`trees/${variant}.txt`, import.meta.url);
      if (isToBeWritten) await writeFile(file, trees.join('\n'));
      assert.equal(trees.join('\n'), await readFile(file, 'utf8'));
    });
});
