// A simulated environment of an uploader: endpoint, storage, clock and connection, which a test controls step by step.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions, type UploadItem } from 's3-image-upload/core';
import type { Sent } from '../../src/upload/send.js';
import { inspected } from '../images.js';

const CONCURRENCY = 3;

const endStates = {
  'upload-success': 'stored',
  'upload-error': 'failed',
  'upload-abort': 'aborted',
} as const;

export const answered = (status: number, code = ''): Sent => ({
  kind: 'answered',
  answer: { status, body: code && `<Error><Code>${code}</Code></Error>`, header: () => null },
});

const { port1, port2 } = new MessageChannel();
export const turn = () =>
  new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });

/** The uploader loads its parts on demand. Imports end in order, and an attempt has two in a row. */
export async function settle(): Promise<void> {
  for (let row = 0; row < 2; row += 1) {
    await Promise.all([import('../../src/upload/sending.js'), import('../../src/rules/refusal.js')]);
    await turn();
  }
}

export interface Open<Answer> {
  /** The name of its image. */
  readonly name: string;
  readonly answer: (answer: Answer) => void;
  readonly signal: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/** The services of the uploader, which are answered step by step. */
export class World {
  readonly questions: Open<'good' | 'bad' | 'same'>[] = [];
  readonly requests: Open<Sent>[] = [];
  readonly timers = new Set<() => void>();
  readonly frames = new Set<() => void>();
  readonly lineListeners = new Set<() => void>();
  readonly starts = new Map<string, number>();
  readonly ends = new Map<string, number>();
  readonly uploader: Uploader;
  online = true;
  completes = 0;
  rests = 0;
  /** Called when the page's function is called for a target, before it returns. */
  onAsk: (signal: AbortSignal) => void = () => {};
  expected = new Set<string>();
  cancelNext = false;
  #keys = 0;

  /** @param options used instead of those of a walk */
  constructor(options: Partial<UploaderOptions> = {}) {
    let wasBusy = false;
    this.uploader = new Uploader(
      {
        multiple: true,
        concurrency: CONCURRENCY,
        retries: 2,
        uploadOn: 'manual',
        presign: ({ filename }, { signal }) => {
          this.onAsk(signal);
          return new Promise((resolve, reject) => {
            this.#open(this.questions, filename, signal, (how) => {
              if (how === 'bad') reject(new Error('no'));
              if (how === 'good') this.#keys += 1;
              resolve({ url: 'https://b.example/', fields: { key: `k${this.#keys}` } });
            });
          });
        },
        ...options,
      },
      {
        inspect: ({ name }) =>
          Promise.resolve(name.endsWith('.txt') ? { ok: true, facts: undefined } : inspected()),
        send: ({ body, signal, onProgress }) =>
          new Promise((resolve) => {
            const file = body instanceof FormData ? body.get('file') : undefined;
            signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
            this.#open(this.requests, file instanceof File ? file.name : '', signal, resolve, onProgress);
          }),
        now: () => 0,
        date: () => 0,
        random: () => 0.5,
        after: (_, callback) => this.#listen(this.timers, callback),
        nextFrame: (callback) => this.#listen(this.frames, callback),
        isOnline: () => this.online,
        onceOnline: (callback) => this.#listen(this.lineListeners, callback),
      },
    );
    const { uploader } = this;
    const count = (map: Map<string, number>, { id }: UploadItem) => map.set(id, (map.get(id) ?? 0) + 1);
    uploader.on('upload-start', (event) => {
      count(this.starts, event.detail.item);
      if (this.cancelNext) event.preventDefault();
      this.cancelNext = false;
    });
    for (const name of Object.keys(endStates) as (keyof typeof endStates)[])
      uploader.on(name, ({ detail }) => {
        expect(detail.item.state, name).to.equal(endStates[name]);
        // Without a start, it has failed or was aborted before.
        if ((this.starts.get(detail.item.id) ?? 0) > (this.ends.get(detail.item.id) ?? 0))
          count(this.ends, detail.item);
        else expect(name, 'success without a start').not.to.equal('upload-success');
      });
    uploader.on('upload-add', ({ detail }) => this.expected.add(detail.item.id));
    uploader.on('upload-remove', ({ detail }) => this.expected.delete(detail.item.id));
    uploader.on('upload-complete', () => (this.completes += 1));
    uploader.addEventListener('statechange', () => {
      if (wasBusy && !uploader.busy) this.rests += 1;
      wasBusy = uploader.busy;
    });
  }

  #open<Answer>(
    list: Open<Answer>[],
    name: string,
    signal: AbortSignal,
    answer: (answer: Answer) => void,
    progress?: (fraction: number) => void,
  ): void {
    const open: Open<Answer> = { name, answer, signal, ...(progress && { progress }) };
    list.push(open);
  }

  #listen(set: Set<() => void>, callback: () => void): () => void {
    const once = () => {
      if (set.delete(once)) callback(); // it may have been cancelled meanwhile
    };
    set.add(once);
    return () => set.delete(once);
  }

  inState(...states: UploadItem['state'][]): readonly UploadItem[] {
    return this.uploader.items.filter(({ state }) => states.includes(state));
  }

  /** Checks the invariants between two steps. */
  check(): void {
    const { uploader } = this;
    const inFlight = this.inState('presigning', 'uploading').length;
    expect(inFlight, 'in flight').to.be.at.most(CONCURRENCY);
    const waiting = this.inState('waiting');
    const cut = waiting.filter((item) => 'error' in item && item.error.code === 'offline');
    expect(this.timers.size, 'what waits, waits for a time').to.equal(waiting.length);
    expect(this.lineListeners.size, 'or for the line').to.equal(cut.length);
    expect(this.frames.size, 'news of last bytes').to.be.at.most(this.inState('uploading').length);
    for (const { id, loaded, total, state } of uploader.items) {
      const open = (this.starts.get(id) ?? 0) - (this.ends.get(id) ?? 0);
      expect(open, `starts of ${state} without an end`).to.be.oneOf([0, 1]);
      if (['stored', 'failed', 'aborted', 'rejected', 'checking'].includes(state))
        expect(open, state).to.equal(0);
      if (state === 'uploading') expect(open).to.equal(1);
      expect(loaded < total || state === 'stored', 'never all before the answer').to.be.true;
    }
    const present = new Set(
      this.inState('ready', 'presigning', 'uploading', 'waiting', 'paused', 'stored', 'failed').map(
        ({ id }) => id,
      ),
    );
    for (const id of this.expected)
      if (!present.has(id))
        expect(uploader.items.find((item) => item.id === id)?.state, 'lost').to.equal('aborted');
    for (const { signal } of this.requests.filter((request) => !request.signal.aborted))
      expect(signal.aborted).to.be.false;
  }
}
