// Records the errors of a page during a test.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';

/**
 * Records each error and warning of the page from now on, and each request that was answered with 4xx or 5xx or could not be made.
 * Requests that the page itself has aborted do not count.
 *
 * @param expected patterns of errors that the test causes; they are not recorded
 * @returns a list that grows; a test asserts at its end that it is empty
 */
export function watchPage(page: Page, expected: readonly RegExp[] = []): readonly string[] {
  const faults: string[] = [];
  const note = (fault: string) => {
    if (!expected.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  page.on('pageerror', (error) => note(`thrown: ${error instanceof Error ? error.message : String(error)}`));
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warn')
      note(`console ${type}: ${message.text()} ${message.location().url ?? ''}`.trimEnd());
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      note(`answered ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') note(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  return faults;
}

/** A new page that is watched until the test ends. Its errors fail the test. */
export async function openWatched(
  t: TestContext,
  browser: Browser,
  expected: readonly RegExp[] = [],
): Promise<Page> {
  const page = await browser.newPage();
  const faults = watchPage(page, expected);
  t.after(() => assert.deepEqual(faults, []));
  return page;
}
