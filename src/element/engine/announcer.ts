// Announcements for screen readers: additions, rejections, the half of a long upload, ends and failures, but not every percentage.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { displayName } from '../../rules/display-name.js';
import type { Queue } from '../../rules/queue.js';
import type { Words } from '../page/words.js';
import type { Uploads } from './uploads.js';

/** Up to this many files are announced one by one, more as a count. */
const ONE_BY_ONE = 3;

/** Milliseconds for which a text stays: screen readers may skip a text that is replaced too soon. */
const PAUSE = 1000;

/** Seconds that the second half must take for the half to be announced. */
const LONG = 5;

export class AnnouncerController implements ReactiveController {
  /** The text of the live region. */
  text = '';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #queue: Queue;
  readonly #words: () => Words;
  #waiting: string[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** From the choice of files until all of them have been checked. */
  #added = 0;
  #refused: string[] = [];
  /** Since the queue was last idle. */
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
      if (uploads.isBringingBack) return; // the undo has its own announcement
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

  /** Announces a text, after the previous one has been read. All texts that wait are announced together. */
  say(text: string): void {
    if (!this.#host.isConnected) return; // nobody can hear an element outside the document
    this.#waiting.push(text);
    if (this.#pause === undefined) this.#sayWaiting();
  }

  /** Empties the region after a while, so that the same text can be announced again, and screen readers do not find an old text. */
  #sayWaiting(): void {
    const text = this.#waiting.join(' ');
    this.text = text !== '' && text === this.text ? `${text}\u00a0` : text; // the same text needs a change to be announced
    this.#waiting = [];
    this.#pause = this.text === '' ? undefined : setTimeout(() => this.#sayWaiting(), PAUSE);
    this.#host.requestUpdate();
  }

  /** Files that were chosen together are announced together, when the last one has been checked. */
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
