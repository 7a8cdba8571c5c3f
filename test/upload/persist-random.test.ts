// Random walks through two tabs that have the same list, with the browser's own database, locks and channels: images are added, paused,
// removed, stored and refused, and tabs end and open again.
import { expect } from '@open-wc/testing';
import { Uploader, type UploadItem } from 's3-image-upload/core';
import type { Sent } from '../../src/upload/send.js';
import { inspected } from '../images.js';
import { randomFrom } from '../random.js';
import { rows } from './kept-rows.js';
import { answered, turn } from './world.js';

const WALKS = 12;
const STEPS = 40;

interface Request {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly answer: (sent: Sent) => void;
}

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

/** Waits until the messages and transactions of a step have ended, as far as a test can know. */
async function settle(): Promise<void> {
  for (let row = 0; row < 6; row += 1) {
    await rows();
    await navigator.locks.query();
    await turn();
  }
}

class Tabs {
  readonly open: (Uploader | undefined)[] = [undefined, undefined];
  readonly requests: Request[] = [];
  readonly wanted = new Set<string>();
  readonly stored = new Map<string, number>();
  readonly #list: string;
  #added = 0;
  #keys = 0;

  constructor(list: string) {
    this.#list = list;
  }

  start(index: number): Uploader {
    const uploader = new Uploader(
      {
        multiple: true,
        concurrency: 2,
        persist: this.#list,
        presign: () => ({ url: 'https://b.example/', fields: { key: `k${(this.#keys += 1)}` } }),
      },
      {
        inspect: () => Promise.resolve(inspected()),
        random: () => 0,
        after: (_, callback) => {
          const timer = setTimeout(callback);
          return () => clearTimeout(timer);
        },
        send: ({ body, signal }) =>
          new Promise((resolve) => {
            const file = body instanceof FormData ? body.get('file') : undefined;
            const name = file instanceof File ? file.name : '';
            signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
            this.requests.push({ name, signal, answer: resolve });
          }),
      },
    );
    uploader.on('upload-persist-error', ({ detail }) => {
      throw detail.cause;
    });
    this.open[index] = uploader;
    return uploader;
  }

  end(index: number): void {
    const uploader = this.open[index];
    if (uploader) uploader.options = {};
    this.open[index] = undefined;
  }

  add(uploader: Uploader): void {
    const name = `${(this.#added += 1)}.jpg`;
    this.wanted.add(name);
    void uploader.addFiles([new File([bytes, name], name)]);
  }

  remove(uploader: Uploader, item: UploadItem): void {
    this.wanted.delete(item.name);
    uploader.remove(item.id);
  }

  answer({ name, answer }: Request, status: number): void {
    if (status === 204) this.stored.set(name, (this.stored.get(name) ?? 0) + 1);
    answer(answered(status));
  }

  /** Requests that have no answer. */
  get pending(): readonly Request[] {
    return this.requests.filter(({ signal }) => !signal.aborted);
  }

  take(index: number): Request | undefined {
    const { pending } = this;
    const taken = pending[index % Math.max(1, pending.length)];
    if (taken) this.requests.splice(this.requests.indexOf(taken), 1);
    return taken;
  }

  check(): void {
    const names = this.pending.map(({ name }) => name);
    expect(new Set(names).size, `sent twice at the same time: ${names.join()}`).to.equal(names.length);
    for (const [name, times] of this.stored) expect(times, `${name} was stored ${times} times`).to.equal(1);
  }
}

describe('walks through two tabs', () => {
  before(async () => {
    const tabs = new Tabs('a list that makes the database');
    const uploader = tabs.start(0);
    tabs.add(uploader);
    while ((await rows()).length === 0) await turn();
    uploader.clear();
    while ((await rows()).length > 0) await turn();
    tabs.end(0);
  });

  for (let seed = 1; seed <= WALKS; seed += 1)
    it(`lose no image and store none twice (${STEPS} steps, seed ${seed})`, async function () {
      this.timeout(60_000);
      const next = randomFrom(seed);
      const below = (count: number) => Math.floor(next() * count);
      const tabs = new Tabs(`walk ${seed} ${crypto.randomUUID()}`);
      tabs.start(0);
      for (let step = 0; step < STEPS; step += 1) {
        const index = below(2);
        const uploader = tabs.open[index] ?? tabs.start(index);
        const item = uploader.items[below(uploader.items.length)];
        const steps: readonly (() => void)[] = [
          () => tabs.add(uploader),
          () => tabs.add(uploader),
          () => uploader.pause(item?.id),
          () => uploader.pause(),
          () => uploader.resume(),
          () => uploader.abort(item?.id),
          () => uploader.retry(),
          () => item && below(3) === 0 && tabs.remove(uploader, item),
          () => item && uploader.move(item.id, below(5)),
          () => tabs.end(index),
          ...[204, 204, 204, 503, 403].map((status) => () => {
            const request = tabs.take(below(9));
            if (request) tabs.answer(request, status);
          }),
        ];
        steps[below(steps.length)]?.();
        tabs.check();
        await settle();
        tabs.check();
      }
      tabs.end(0);
      tabs.end(1);
      await settle();
      const last = tabs.start(0);
      const isDone = () =>
        last.items.length === tabs.wanted.size && last.items.every(({ state }) => state === 'stored');
      for (let round = 0; !isDone(); round += 1) {
        const found = last.items.map(({ name, state }) => `${name} ${state}`).join();
        expect(round, `${found} of ${[...tabs.wanted].join()}`).to.be.below(100);
        last.resume();
        last.retry();
        for (let request = tabs.take(0); request; request = tabs.take(0)) tabs.answer(request, 204);
        await settle();
        tabs.check();
      }
      expect(last.items.map(({ name }) => name)).to.have.members([...tabs.wanted]);
      last.clear();
      tabs.end(0);
    });
});
