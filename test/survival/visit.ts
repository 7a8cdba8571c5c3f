// A page with the element, as the harness sees it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { ImageFile } from './files.js';
import type { Kept, SurvivalWindow, Told } from './page.js';

type Items = ReturnType<SurvivalWindow['survival']['items']>;

const POLL = 50; // ms

export class Visit {
  readonly page: Page;
  /** Exceptions that the page did not catch. */
  readonly errors: readonly string[];

  constructor(page: Page, errors: readonly string[]) {
    this.page = page;
    this.errors = errors;
  }

  items(): Promise<Items> {
    return this.page.evaluate(() => (window as unknown as SurvivalWindow).survival.items());
  }

  told(): Promise<Told> {
    return this.page.evaluate(() => (window as unknown as SurvivalWindow).survival.told);
  }

  kept(): Promise<Kept> {
    return this.page.evaluate(() => (window as unknown as SurvivalWindow).survival.kept());
  }

  clear(): Promise<void> {
    return this.page.evaluate(() => (window as unknown as SurvivalWindow).survival.clear());
  }

  /** Chooses the files, as a visitor does with the picker. */
  async choose(files: readonly ImageFile[]): Promise<void> {
    const input = await this.page.waitForSelector('s3-image-upload >>> input[type=file]');
    if (!input) throw new Error('The element has no input.');
    await input.uploadFile(...files.map(({ path }) => path));
  }

  /** Waits until the database has all bytes of so many images. */
  async untilKept(count: number, patience: number): Promise<void> {
    await this.#until(
      () => this.kept(),
      ({ images, whole }) => images === count && whole === count,
      ({ images, whole, bytes }) => `${whole} of ${count} images are kept (${images} begun, ${bytes} bytes)`,
      patience,
    );
  }

  /** Waits until the database has this text in a record of an image. */
  async untilNoted(text: string, patience: number): Promise<void> {
    await this.#until(
      () => this.page.evaluate(() => (window as unknown as SurvivalWindow).survival.records()),
      (records) => records.includes(text),
      () => `“${text}” is in no record`,
      patience,
    );
  }

  /** Waits until the page shows these images. */
  async untilDrawn(files: readonly ImageFile[], patience: number): Promise<void> {
    const names = files.map(({ name }) => name).join();
    await this.#until(
      () => this.items(),
      (items) => items.map(({ name }) => name).join() === names,
      (items) =>
        `the page shows ${items.length} images, not the ${files.length} that were chosen, in their order`,
      patience,
    );
  }

  /** Waits until the page was told so often that images can't be kept. */
  async untilTold(times: number, patience: number): Promise<void> {
    await this.#until(
      () => this.told(),
      ({ unkept }) => unkept.length >= times,
      ({ unkept }) => `the page was told ${unkept.length} times, not ${times}`,
      patience,
    );
  }

  /** Waits until the page shows these images, or was told that it can't. */
  async untilToldOrDrawn(files: readonly ImageFile[], patience: number): Promise<void> {
    await this.#until(
      async () => ({ told: await this.told(), items: await this.items() }),
      ({ told: { unkept }, items }) => unkept.length > 0 || items.length === files.length,
      ({ items }) => `the page shows ${items.length} images and was told nothing`,
      patience,
    );
  }

  untilStored(count: number, patience: number): Promise<void> {
    return this.until(
      (items) => items.length === count && items.every(({ state }) => state === 'stored'),
      patience,
    );
  }

  /** Rejects if nothing has changed for so many seconds. */
  async until(isSo: (items: Items) => boolean, patience: number): Promise<void> {
    await this.#until(() => this.items(), isSo, countOf, patience);
  }

  async #until<State>(
    look: () => Promise<State>,
    isSo: (state: State) => boolean,
    describe: (state: State) => string,
    patience: number,
  ): Promise<void> {
    let last = '';
    let since = performance.now();
    for (;;) {
      const state = await look();
      if (isSo(state)) return;
      const now = JSON.stringify(state);
      if (now !== last) since = performance.now();
      last = now;
      if (performance.now() - since > patience * 1000) {
        const { failures, unkept } = await this.told();
        throw new Error(
          [`${describe(state)}, for ${patience} s`, ...failures.slice(0, 3), ...unkept].join('; '),
        );
      }
      await pause(POLL);
    }
  }
}

function countOf(items: Items): string {
  const counts = new Map<string, number>();
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ') || 'no images';
}
