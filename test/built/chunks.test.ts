// Chunks of the built package that can't be loaded when they are needed: no image is lost.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type HTTPRequest } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { openWatched } from '../watched-page.js';
import { dist } from './builds.js';
import { serveFolder } from './checksum-page.js';

const script = readFile(new URL('chunks-in-page.js', import.meta.url), 'utf8');

const STORAGE = 'https://b.example/';
const post = { url: STORAGE, fields: { key: 'k' } };

interface Case {
  readonly type?: string;
  readonly options?: object;
  /** Answers of the endpoint; the last one is repeated. */
  readonly presign?: readonly (readonly [status: number, answer: object])[];
  /** Statuses of the storage's answers. */
  readonly storage?: readonly number[];
  /** An earlier page has chosen the image. */
  readonly isEarlier?: boolean;
}

/** By the name of the chunk: an upload that needs it. */
const cases: Readonly<Record<string, Case>> = {
  check: {},
  sending: {},
  readers: { type: 'image/png' },
  checksum: { options: { checksum: 'sha256' } },
  prepare: { options: { metadata: 'strip' } },
  'put-target': { presign: [[200, { url: `${STORAGE}k`, method: 'PUT' }]] },
  'empty-checksum': {
    presign: [[200, { ...post, fields: { key: 'k', 'x-amz-checksum-algorithm': 'CRC32' } }]],
  },
  'presign-failure': {
    presign: [
      [500, {}],
      [200, post],
    ],
  },
  refusal: { storage: [503, 204] },
  persisting: { options: { persist: 'list' } },
  'other-pages': { options: { persist: 'list' }, isEarlier: true },
};

suite('a part of the built package that can’t be loaded at first', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  /** @returns the state of the image, and the code of its error or the message of why it is not kept */
  async function uploadWithout(
    t: TestContext,
    part: string,
    { type = 'image/jpeg', options = {}, presign = [[200, post]], storage = [204], isEarlier = false }: Case,
    isOnline: boolean,
  ): Promise<unknown> {
    const site = await serveFolder(t, dist);
    const page = await openWatched(t, browser, [/\/chunks\//, /\b50[03]\b/]);
    const [answers, statuses] = [[...presign], [...storage]];
    let asked = 0;
    const respond = (request: HTTPRequest) => {
      const { pathname, origin } = new URL(request.url());
      if (new RegExp(`^/chunks/${part}-.{8}\\.js$`).test(pathname) && (asked += 1) === 1)
        return request.abort('failed');
      if (pathname === '/presign') {
        const [status = 0, answer] = next(answers) ?? [];
        return request.respond({ status, contentType: 'application/json', body: JSON.stringify(answer) });
      }
      if (`${origin}/` !== STORAGE) return request.continue();
      const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' };
      if (request.method() !== 'OPTIONS') return request.respond({ status: next(statuses) ?? 0, headers });
      return request.respond({ headers: { ...headers, 'Access-Control-Allow-Headers': '*' } });
    };
    page.on('request', (request) => void respond(request));
    await page.setRequestInterception(true);
    await page.goto(site.url);
    await page.evaluate(await script);
    const call = [`${site.url}core.js`, type, { retries: isOnline ? 1 : 0, ...options }, isOnline, isEarlier];
    const result = await page.evaluate(`uploadBy(...${JSON.stringify(call)})`);
    assert.ok(asked > 0, 'it was asked for');
    return result;
  }

  test('is not asked for by a list that has no other pages: other-pages', (t) =>
    assert.rejects(
      uploadWithout(t, 'other-pages', { options: { persist: 'list' } }, true),
      /it was asked for/,
    ));

  for (const [part, upload] of Object.entries(cases)) {
    test(`is loaded by the next attempt: ${part}`, async (t) =>
      assert.deepEqual(await uploadWithout(t, part, upload, true), ['stored', null]));

    test(`is awaited while the browser reports to be offline, without counting an attempt: ${part}`, async (t) =>
      assert.deepEqual(await uploadWithout(t, part, upload, false), ['stored', null]));
  }
});

const next = <Answer>(answers: Answer[]): Answer | undefined =>
  answers.length > 1 ? answers.shift() : answers[0];
