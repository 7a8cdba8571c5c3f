// Two browsers with windows on a virtual screen, and their common clipboard.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser, findFirefox } from '../../tools/browser.mjs';
import { startScreen } from '../../tools/screen.mjs';
import { watchPage } from '../watched-page.js';

const PAGE = `<!doctype html><title>Paste</title>
<script type="module" src="s3-image-upload.js"></script>
<p>Words</p><textarea aria-label="Notes"></textarea><div contenteditable>Words</div>
<s3-image-upload upload-on="manual" multiple></s3-image-upload>`;

declare global {
  interface Window {
    /** Resolves with the next paste. */
    heard: Promise<void>;
  }
}

/** Formats that a program has put on the clipboard beside an image, by MIME type. */
export type Copied = Readonly<Partial<Record<'text/html' | 'text/plain', string>>>;

export interface Desk {
  readonly pages: Readonly<Record<'chromium' | 'firefox', Page>>;
  /** Errors of each page; see `watchPage`. */
  readonly faults: Readonly<Record<'chromium' | 'firefox', readonly string[]>>;
  /** Copies an image together with these formats. */
  readonly copy: (beside: Copied) => Promise<void>;
  /** Presses Ctrl+V in the window of this browser. Resolves to the names of its images once the page has handled the event. */
  readonly paste: (browser: 'chromium' | 'firefox') => Promise<string[]>;
}

/** @param opened gets a function for each resource that closes it, as soon as it is open, since the next one may fail to open */
export async function openDesk(opened: (() => unknown)[]): Promise<Desk> {
  const site = await serve();
  opened.push(site.stop);
  const screen = await startScreen();
  opened.push(screen.stop);
  const env = { ...process.env, DISPLAY: screen.display };
  const { executablePath, args } = await findBrowser();
  const open = { env, headless: false, defaultViewport: null } as const;
  const chromium = await puppeteer.launch({ ...open, executablePath, args: [...args, '--disable-gpu'] });
  opened.push(() => chromium.close());
  const firefox = await puppeteer.launch({
    ...open,
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
  });
  opened.push(() => firefox.close());
  const granted = ['clipboard-read', 'clipboard-write'] as const;
  await chromium
    .defaultBrowserContext()
    .setPermission(site.url, ...granted.map((name) => ({ permission: { name }, state: 'granted' as const })));
  const pages = { chromium: await chromium.newPage(), firefox: await firefox.newPage() };
  const faults = { chromium: watchPage(pages.chromium), firefox: watchPage(pages.firefox) };
  for (const page of Object.values(pages)) {
    await page.goto(site.url);
    await page.waitForSelector('s3-image-upload:defined');
  }

  const press = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync('xdotool', words, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${words.join(' ')}: ${stderr}`);
    return stdout;
  };
  /** Focuses a window, since there is no window manager. */
  const raise = async (browser: keyof typeof pages) => {
    press('search', '--sync', '--onlyvisible', '--class', browser, 'windowfocus', '--sync');
    await pages[browser].waitForFunction(() => document.hasFocus());
  };

  return {
    pages,
    faults,
    copy: async (beside) => {
      await raise('chromium');
      await pages.chromium.evaluate(write, beside);
    },
    paste: async (browser) => {
      await raise(browser);
      const page = pages[browser];
      await page.evaluate(() => {
        window.heard = new Promise((resolve) => addEventListener('paste', () => resolve(), { once: true }));
      });
      press('key', '--clearmodifiers', 'ctrl+v');
      await page.evaluate(() => window.heard);
      return page.evaluate(() => {
        const element = document.querySelector('s3-image-upload');
        const names = element?.items.map(({ name }) => name) ?? [];
        element?.clear();
        return names;
      });
    },
  };
}

async function write(beside: Copied): Promise<void> {
  const canvas = new OffscreenCanvas(30, 20);
  canvas.getContext('2d')?.fillRect(5, 5, 10, 10);
  const texts = Object.entries(beside).map(([type, text]) => [type, new Blob([text], { type })] as const);
  await navigator.clipboard.write([
    new ClipboardItem({ 'image/png': await canvas.convertToBlob(), ...Object.fromEntries(texts) }),
  ]);
}

async function serve() {
  const scripts = new URL('../../dist/cdn/', import.meta.url);
  const server = createServer((request, response) => {
    const isScript = request.url?.endsWith('.js') ?? false;
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    if (!isScript) response.end(PAGE);
    else void readFile(new URL(`.${request.url ?? ''}`, scripts)).then((script) => response.end(script));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
