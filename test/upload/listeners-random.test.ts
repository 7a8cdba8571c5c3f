// Random walks with listeners and functions of the page that call any method at any time, or throw. The queue must stay consistent.
import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { Uploader, type UploadItem } from 's3-image-upload/core';
import type { Sent } from '../../src/upload/send.js';
import { uploadEvents } from '../../src/upload/events.js';
import { randomFrom } from '../random.js';
import { answered, settle, World } from './world.js';

const SEEDS = 1000;
const THROWN = 'thrown by the page';
const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
const events = ['statechange', ...Object.keys(uploadEvents)];

const endings: readonly Sent[] = [
  answered(204),
  answered(204),
  answered(503, 'SlowDown'),
  answered(403, 'AccessDenied'),
  answered(400, 'ExpiredToken'),
  { kind: 'unanswered' },
];

/** One walk: the page's listeners and functions call methods until their budget is used up. */
class Walk {
  readonly world: World;
  /** The events of each image, in order. */
  readonly told = new Map<string, string[]>();
  readonly #random: () => number;
  #budget: number;
  #files = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
    this.#budget = 2 + this.#below(14);
    this.world = new World({
      errorText: ({ code }) => {
        this.#react();
        if (this.#random() < 0.1) throw new Error(THROWN);
        return code;
      },
    });
    this.world.onAsk = (signal) => {
      signal.addEventListener('abort', () => this.#react());
      this.#react();
      if (this.#random() < 0.05) throw new Error(THROWN);
    };
    const { uploader } = this.world;
    for (const name of Object.keys(uploadEvents))
      uploader.addEventListener(name, (event) => {
        const { item } = (event as CustomEvent<{ item?: UploadItem }>).detail;
        if (item) this.told.set(item.id, [...(this.told.get(item.id) ?? []), name]);
      });
    for (const name of events)
      uploader.addEventListener(name, (event) => {
        if (this.#random() < 0.1) event.preventDefault();
        this.#react();
        if (this.#random() < 0.05) throw new Error(THROWN);
      });
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.#below(values.length)];
  }

  #react(): void {
    if (this.#budget === 0 || this.#random() < 0.6) return;
    this.#budget -= 1;
    this.act();
  }

  /** Calls a method that a page can call at any time. */
  act(): void {
    const { uploader } = this.world;
    const id = this.#pick(uploader.items)?.id ?? 'none';
    const actions = [
      () => uploader.abort(this.#random() < 0.7 ? id : undefined),
      () => uploader.retry(this.#random() < 0.7 ? id : undefined),
      () => uploader.remove(id),
      () => void uploader.upload(),
      () => uploader.move(id, this.#below(4)),
      () => this.#random() < 0.2 && uploader.clear(),
      () => (uploader.options = { ...uploader.options, concurrency: 1 + this.#below(3) }),
      () => this.add(1),
    ];
    this.#pick(actions)?.();
  }

  add(count: number): void {
    const files = Array.from({ length: count }, () => new File([bytes], `${(this.#files += 1)}.jpg`));
    void this.world.uploader.addFiles(files);
  }

  /** Makes a server answer, or time pass. */
  answer(): void {
    const { questions, requests, timers } = this.world;
    const open = requests.filter(({ signal }) => !signal.aborted);
    const doings = [
      () =>
        questions.splice(this.#below(questions.length), 1)[0]?.answer(this.#random() < 0.9 ? 'good' : 'bad'),
      () => {
        const request = this.#pick(open);
        request?.progress?.(this.#random());
      },
      () => {
        const request = this.#pick(open);
        if (request) requests.splice(requests.indexOf(request), 1);
        request?.answer(this.#pick(endings) ?? answered(204));
      },
      () => this.#pick([...timers])?.(),
    ];
    this.#pick(doings)?.();
  }

  /** Asserts that no removed image is requested or sent. */
  check(): void {
    const { uploader, questions, requests } = this.world;
    const names = new Set(uploader.items.map(({ name }) => name));
    for (const { name, signal } of [...questions, ...requests])
      if (!signal.aborted) expect([...names], 'removed, and sent all the same').to.include(name);
    expect(this.world.inState('presigning', 'uploading').length, 'in flight').to.be.at.most(3);
  }

  async end(): Promise<void> {
    const { world } = this;
    this.#budget = 0;
    void world.uploader.upload();
    for (let round = 0; round < 100 && world.uploader.busy; round += 1) {
      for (const timer of [...world.timers]) timer();
      for (const question of world.questions.splice(0)) question.answer('good');
      for (const request of world.requests.splice(0)) request.answer(answered(204));
      await settle();
      this.check();
    }
    const { uploader } = world;
    expect(uploader.busy, 'comes to rest').to.be.false;
    expect(world.inState('presigning', 'uploading', 'waiting'), 'on its way at rest').to.be.empty;
    expect(world.timers.size + world.frames.size + world.lineListeners.size, 'left behind').to.equal(0);
    for (const [id, starts] of world.starts) expect(world.ends.get(id), 'ends').to.equal(starts);
    for (const [id, names] of this.told)
      if (names.includes('upload-remove')) expect(names.at(-1), id).to.equal('upload-remove');
  }
}

describe('a page that calls methods in its listeners, whenever it likes', () => {
  // The browser reports exceptions of listeners: the intended ones of the page, and those of the assertions in `World`.
  const found: string[] = [];
  let onerror: typeof window.onerror;
  before(async () => {
    await new Uploader().prefetch();
    stub(console, 'error');
    ({ onerror } = window);
    window.onerror = (_message, _source, _line, _column, error) => {
      if (error?.message !== THROWN) found.push(String(error));
      return true;
    };
  });
  after(() => {
    window.onerror = onerror;
    restore();
  });

  it(`stops nothing, and sends nothing that it has removed (${SEEDS} walks)`, async function () {
    this.timeout(120_000);
    const failed: string[] = [];
    let stored = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      try {
        const walk = new Walk(seed);
        walk.add(3);
        void walk.world.uploader.upload();
        await settle();
        for (let step = 0; step < 6; step += 1) {
          if (step % 3 === 2) walk.act();
          else walk.answer();
          walk.check();
          await settle();
          walk.check();
        }
        await walk.end();
        expect(found.splice(0), 'found by a listener').to.be.empty;
        stored += [...walk.told.values()].filter((names) => names.includes('upload-success')).length;
      } catch (error) {
        failed.push(`seed ${seed}: ${String(error)}`);
      }
    }
    expect(failed).to.deep.equal([]);
    expect(stored, 'the walks reach the storage').to.be.above(SEEDS);
  });
});
