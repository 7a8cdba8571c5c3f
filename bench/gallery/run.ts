// `npm run bench:gallery`: late frames in a gallery while hundreds of images are added, moved and scrolled.
import { readFile, readdir } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { buildPackage } from '../../tools/build.mjs';
import { startWorld } from '../world.mjs';
import { median } from '../statistics.js';
import { measureGallery, type Measured, type Watched } from './page.js';

const ROUNDS = 5;

await buildPackage();
const dist = new URL('../../dist/cdn/', import.meta.url);
const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'));
const scripts = files.map(async (name) => [name, await readFile(new URL(name, dist), 'utf8')] as const);
const world = await startWorld(Object.fromEntries(await Promise.all(scripts)));
const options = await findBrowser();
const browser = await puppeteer.launch({
  ...options,
  args: [...options.args, '--js-flags=--expose-gc'],
});
try {
  for (const count of [50, 500]) {
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument('globalThis.__name = (named) => named'); // compiled code of esbuild calls it
      await page.setViewport({ width: 1000, height: 800 });
      await page.goto(world.site);
      await page.addScriptTag({ type: 'module', url: '/s3-image-upload.js' });
      await page.waitForFunction(() => customElements.get('s3-image-upload'));
      rounds.push(await page.evaluate(measureGallery, count));
      await page.close();
    }
    console.log(`${count} images, medians of ${ROUNDS} rounds`);
    for (const name of ['adding', 'moving', 'scrolling'] as const) {
      const each = rounds.map((round) => round[name]);
      const figure = (pick: (watched: Watched) => number) => Math.round(median(each.map(pick)));
      console.log(
        `  ${name.padEnd(10)} ${figure(({ milliseconds }) => milliseconds)} ms, ${figure(({ frames }) => frames)} frames,`,
        `longest gap ${figure(({ longestGap }) => longestGap)} ms,`,
        `tasks above 50 ms: ${each.map(({ tasks }) => tasks.map(Math.round).join('+') || '0').join(', ')}`,
      );
    }
    const { nodes, filled } = rounds[0]?.drawn ?? {};
    console.log(`  before anything is scrolled: ${nodes} nodes, ${filled} tiles filled`);
  }
} finally {
  await browser.close();
  world.close();
}
