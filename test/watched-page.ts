// What goes wrong in a page while a test drives it.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';

/**
 * Each error and warning of the page from now on, and each request of it that was answered with 4xx or 5xx or could not be
 * made. Requests that the page itself broke off are no faults.
 *
 * @param expected faults that match one of these are left out: the test brings them about
 * @returns a list that grows; a test that drives a page ends by asserting that it is empty
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

/** A new page that is watched until the test ends; the test fails by what went wrong in it. */
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
