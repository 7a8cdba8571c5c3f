// What a screen reader hears: what was added or refused, a half, ends and failures; not each per cent, not each of hundreds.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { displayName } from '../../rules/display-name.js';
import type { Queue } from '../../rules/queue.js';
import type { Words } from '../page/words.js';
import type { Uploads } from './uploads.js';

/** Up to this many are announced one by one, more than that as a count. */
const ONE_BY_ONE = 3;

/** Milliseconds for which a text stands: a screen reader may pass over one that is replaced at once. */
const PAUSE = 1000;

/** Seconds that the rest has to take for its half to be news. */
const LONG = 5;

export class AnnouncerController implements ReactiveController {
  /** The text of the live region. */
  text = '';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #queue: Queue;
  readonly #words: () => Words;
  #waiting: string[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Since files were chosen, until all of them have been looked at. */
  #added = 0;
  #refused: string[] = [];
  /** Since the queue was at rest. */
  #stored: string[] = [];
  #failed = 0;
  #isHalf = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    uploads: Uploads,
    queue: Queue,
    words: () => Words,
  ) {
    this.#host = host;
    this.#queue = queue;
    this.#words = words;
    host.addController(this);
    uploads.on('upload-add', () => {
      if (uploads.isBringingBack) return; // which is said in other words
      this.#added += 1;
      this.#onLooked();
    });
    uploads.on('upload-reject', ({ detail: { file, error } }) => {
      this.#refused.push(`${displayName(file.name)}: ${error.message}`);
      this.#onLooked();
    });
    uploads.on('upload-progress', ({ detail: { overall } }) => {
      if (this.#isHalf || overall.fraction < 0.5 || (overall.secondsLeft ?? 0) < LONG) return;
      this.#isHalf = true;
      this.say(words().say('halfStored'));
    });
    uploads.on('upload-success', ({ detail: { item } }) => this.#stored.push(displayName(item.name)));
    uploads.on('upload-error', ({ detail: { item, error } }) => {
      this.#failed += 1;
      if (this.#failed <= ONE_BY_ONE) this.say(`${displayName(item.name)}: ${error.message}`);
    });
    uploads.on('upload-complete', () => this.#sayEnd());
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#waiting = [];
    this.text = '';
  }

  /** What comes while another text has not been heard yet waits, and is said together. */
  say(text: string): void {
    if (!this.#host.isConnected) return; // nobody would hear it
    this.#waiting.push(text);
    if (this.#pause === undefined) this.#sayWaiting();
  }

  /** Each text has its time, and then the region is empty: the same words are heard again, and none is met by reading on. */
  #sayWaiting(): void {
    const text = this.#waiting.join(' ');
    this.text = text !== '' && text === this.text ? `${text}\u00a0` : text; // the same words need a change to be heard
    this.#waiting = [];
    this.#pause = this.text === '' ? undefined : setTimeout(() => this.#sayWaiting(), PAUSE);
    this.#host.requestUpdate();
  }

  /** The last of those that were chosen is told of when all of them are: they are said together. */
  #onLooked(): void {
    if (this.#queue.count('checking') === 0) this.#sayChosen();
  }

  #sayChosen(): void {
    const { say } = this.#words();
    const refused = this.#refused;
    const texts = refused.length > ONE_BY_ONE ? [say('manyRefused', { count: refused.length })] : refused;
    this.say([...texts, ...(this.#added > 0 ? [say('added', { count: this.#added })] : [])].join(' '));
    this.#added = 0;
    this.#refused = [];
  }

  #sayEnd(): void {
    const { say } = this.#words();
    const [name = ''] = this.#stored;
    if (this.#failed > ONE_BY_ONE) this.say(say('manyFailed', { count: this.#failed }));
    if (this.#stored.length === 1) this.say(say('oneStored', { name }));
    if (this.#stored.length > 1) this.say(say('allStored', { count: this.#stored.length }));
    this.#stored = [];
    this.#failed = 0;
    this.#isHalf = false;
  }
}
