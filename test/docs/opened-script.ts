// A page that runs one script of the documentation.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { S3ImageUpload } from 's3-image-upload';
import { openWatched } from '../watched-page.js';
import { BUILT } from './modules.js';
import { elementOf, storePhoto, text, type PhotoSite } from './photo-site.js';

/** What the scripts use and do not declare; `around/page.d.ts` has the types. */
const AROUND = `
  var element = document.querySelector('s3-image-upload');
  var article = document.querySelector('#article');
  var input = document.querySelector('input');
  var token = () => 'the token of this session';
  var pristine = { validate: () => input.value !== '' };`;

/** Milliseconds until a page that does not do what is expected has failed. */
const PATIENCE = 15_000;

export class OpenedScript {
  readonly page: Page;
  /** The messages in the console. */
  readonly logs: string[] = [];
  /** The headers of each request, by its path. */
  readonly headers = new Map<string, Record<string, string>>();
  readonly #script: string;

  /** @param script its name in the build */
  private constructor(page: Page, script: string) {
    this.page = page;
    this.#script = script;
    page.on('console', (message) => this.logs.push(message.text()));
    page.on('request', (request) => this.headers.set(new URL(request.url()).pathname, request.headers()));
  }

  /**
   * Opens a page in which the script has not run yet.
   *
   * @param modules that the page loads before
   * @param expected errors that the page should have
   */
  static async open(
    t: TestContext,
    site: PhotoSite,
    {
      script,
      html,
      modules,
      expected,
    }: {
      readonly script: string;
      readonly html: string;
      readonly modules: readonly string[];
      readonly expected?: readonly RegExp[] | undefined;
    },
  ): Promise<OpenedScript> {
    const scripts = modules.map((name) => `<script type="module" src="${BUILT}${name}.js"></script>`);
    site.routes.set('/script', () =>
      text(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A script</title><link rel="icon" href="data:,">
<body>${html}<script>${AROUND}</script>${scripts.join('')}`),
    );
    const page = await openWatched(t, site.browser, expected);
    page.setDefaultTimeout(PATIENCE);
    const opened = new OpenedScript(page, script);
    await page.goto(`${site.url}/script`);
    t.after(() => page.close());
    return opened;
  }

  /** Runs the script up to its end. Rejects with what it throws. */
  async run(): Promise<void> {
    await this.page.evaluate((url) => import(url) as Promise<unknown>, `${BUILT}${this.#script}.js`);
  }

  element(): Promise<ElementHandle<S3ImageUpload>> {
    return elementOf(this.page);
  }

  async stores(file?: string): Promise<void> {
    assert.equal(await storePhoto(await this.element(), file), 'stored');
  }

  /** Waits for a message in the console. */
  async logged(pattern: RegExp): Promise<void> {
    const late = AbortSignal.timeout(PATIENCE);
    while (!this.logs.some((log) => pattern.test(log))) {
      if (late.aborted) throw new Error(`${pattern} is not in the console: ${JSON.stringify(this.logs)}`);
      await new Promise((resolve) => {
        this.page.once('console', resolve);
        late.addEventListener('abort', resolve);
      });
    }
  }
}
