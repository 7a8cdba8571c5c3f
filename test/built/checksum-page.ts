// A page that hashes with files of the built package, and reports which workers it has started.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { openWatched } from '../watched-page.js';
import type { Checksum, sha256 as Sha256 } from '../../src/upload/checksum.js';

interface Site {
  /** With a trailing slash. */
  readonly url: string;
  /** Requested paths, in order. */
  readonly requests: readonly string[];
}

/** Serves a folder to every origin; `/` is the page, under this policy. */
export async function serveFolder(t: TestContext, folder: string, page = '', policy = ''): Promise<Site> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    requests.push(pathname);
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (pathname === '/') {
      if (policy) response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>Site</title>${page}`);
      return;
    }
    response.setHeader('Content-Type', pathname.endsWith('.js') ? 'text/javascript' : 'text/plain');
    readFile(join(folder, pathname)).then(
      (file) => response.end(file),
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(), // browsers request it on their own
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests };
}

export interface Hashing {
  readonly checksums: readonly Checksum[];
  /** The URL scheme of each worker that answered; none if the page itself has hashed. */
  readonly workers: readonly string[];
  /** Running workers and object URLs that are left at the end. */
  readonly left: number;
  /** Errors that reached the page's own error handlers. */
  readonly errors: readonly string[];
  /** The directives of the page's policy that were violated. */
  readonly violations: readonly string[];
}

interface Opened {
  readonly answered: Set<string>;
  readonly running: Set<Worker>;
  readonly urls: Set<string>;
  readonly errors: readonly string[];
  readonly violations: readonly string[];
}

const countOpened = readFile(new URL('count-opened.js', import.meta.url), 'utf8');

/** Matches the report in the console about a violation of this directive, or of its fallback. */
export const refusalBy = (directive: string): RegExp =>
  new RegExp(`violates the following Content Security Policy directive: .*\\b${directive}\\b`);

/**
 * A page that counts workers and object URLs of its scripts, and violations of its policy.
 *
 * @param expected see `watchPage`
 */
export async function openPage(
  t: TestContext,
  browser: Browser,
  url: string,
  expected: readonly RegExp[] = [],
): Promise<Page> {
  const page = await openWatched(t, browser, expected);
  await page.evaluateOnNewDocument(`{${await countOpened}}`); // in a block, so that its names are not global
  await page.goto(url);
  return page;
}

/** Hashes Blobs of so many letters “a” with the module at this URL. */
export const hashIn = (page: Page, module: string, sizes: readonly number[]): Promise<Hashing> =>
  page.evaluate(
    async (address, lengths) => {
      const { sha256 } = (await import(address)) as { sha256: typeof Sha256 };
      const { signal } = new AbortController();
      const checksums = await Promise.all(
        lengths.map((length) => sha256(new Blob([new Uint8Array(length).fill(97)]), signal)),
      );
      const { answered, running, urls, errors, violations } = (globalThis as unknown as { opened: Opened })
        .opened;
      return { checksums, workers: [...answered], left: running.size + urls.size, errors, violations };
    },
    module,
    sizes,
  );
