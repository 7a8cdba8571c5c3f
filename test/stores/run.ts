// Runs the list of checks against each store, prints a line for each check, and writes the table in docs/stores.md.
import { randomUUID } from 'node:crypto';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { benchFor, type Bench, type Check } from './bench.js';
import { runBucketGuide } from './bucket-guide.js';
import { cors, setCors } from './cors.js';
import { forms } from './forms.js';
import { places, type Place } from './places.js';
import { puts } from './puts.js';
import { reading } from './reading.js';
import { writeTable, type Column } from './report.js';
import { startSite, type Site } from './site.js';
import { uploads } from './uploads.js';

/** By heading of the table. */
const list: Readonly<Record<string, readonly Check[]>> = {
  'The kit': uploads,
  'Presigned forms': forms,
  'Presigned PUTs': puts,
  CORS: cors,
  'Keys, ranges, copies': reading,
};

/** Stores of the table. The one that the environment names is nobody else's business. */
const TABULATED = ['embedded', 'Ceph', 'Swift'];

const total = { passed: 0, failed: 0 };

function tell(isGood: boolean, line: string): void {
  total[isGood ? 'passed' : 'failed'] += 1;
  console.log(`${isGood ? '✓' : '✗'} ${line}`);
}

/** The store's answer to a presigned form that no page has sent, so that CORS does not matter. */
async function answerToForm(bench: Bench): Promise<Response> {
  const key = bench.newKey();
  const fields = { 'Content-Type': 'image/jpeg', success_action_status: '201' };
  const { url, fields: all } = await bench.store.presignPost({ key, fields, size: [1, 100], expires: 60 });
  const body = new FormData();
  for (const [name, value] of Object.entries(all)) body.append(name, value);
  body.append('file', new Blob(['an image']));
  return fetch(url, { method: 'POST', body });
}

async function runList(place: Place, site: Site, browser: Browser): Promise<Column> {
  const visit = async (origin: string) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${randomUUID()}`);
    await page.waitForFunction('window.stores');
    return page;
  };
  const pages = { own: await visit(site.origin), foreign: await visit(site.otherOrigin) };
  const probe = benchFor(place, site, pages, 201);
  await setCors(probe); // before the first check, so that each can run by itself
  const { ok: hasForms, status } = await answerToForm(probe);
  probe.close();
  const bench = benchFor(place, site, pages, status);
  const did = new Map<string, string>();
  for (const check of Object.values(list).flat()) {
    if (check.ofForms && !hasForms) continue;
    try {
      const fact = await check.run(bench);
      did.set(check.name, fact ?? '✓');
      tell(true, `${place.name}: ${check.name}${fact ? `: ${fact}` : ''}`);
    } catch (cause) {
      did.set(check.name, 'fails');
      tell(false, `${place.name}: ${check.name}\n    ${String(cause).slice(0, 1000)}`);
    }
  }
  bench.close();
  await pages.own.close();
  await pages.foreign.close();
  return { name: place.name, did };
}

const wanted = process.argv.slice(2);
const site = await startSite();
const browser = await puppeteer.launch({ ...(await findBrowser()), protocolTimeout: 120_000 });
const columns: Column[] = [];
try {
  for (const [name, open] of Object.entries(places)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const begun = performance.now();
    const place = await open(site.origin);
    if (!place) {
      const isNeeded = process.env.CI && name !== 'S3_ENDPOINT';
      if (isNeeded) tell(false, `${name} is not installed`);
      else
        console.log(
          `${name} is not available: ${name === 'S3_ENDPOINT' ? 'the variable is not set' : 'it is not installed'}.`,
        );
      continue;
    }
    console.log(`${place.name}: started in ${Math.round(performance.now() - begun)} ms`);
    try {
      const column = await runList(place, site, browser);
      if (TABULATED.includes(name)) columns.push(column);
    } finally {
      await place.close();
    }
  }
} finally {
  await browser.close();
  site.close();
}
if (wanted.length === 0 || wanted.includes('Ceph')) await runBucketGuide(tell);
if (columns.length === TABULATED.length) await writeTable(list, columns);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
