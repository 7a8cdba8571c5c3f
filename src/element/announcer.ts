// What a screen reader hears: ends and failures, not each per cent.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Uploader } from '../upload/uploader.js';
import type { Words } from './words.js';

export class AnnouncerController implements ReactiveController {
  /** The text of the live region. */
  text = '';
  readonly #host: ReactiveControllerHost;
  #drawn = true;

  constructor(host: ReactiveControllerHost, uploader: Uploader, words: () => Words) {
    this.#host = host;
    host.addController(this);
    let stored: string[] = [];
    uploader.on('upload-reject', ({ detail: { file, error } }) => this.say(`${file.name}: ${error.message}`));
    uploader.on('upload-error', ({ detail: { item, error } }) => this.say(`${item.name}: ${error.message}`));
    uploader.on('upload-success', ({ detail: { item } }) => stored.push(item.name));
    uploader.on('upload-complete', () => {
      if (stored.length > 0) {
        const [name = ''] = stored;
        const { say } = words();
        this.say(
          stored.length === 1 ? say('oneStored', { name }) : say('allStored', { count: stored.length }),
        );
      }
      stored = [];
    });
  }

  hostConnected(): void {
    this.text = '';
  }

  hostUpdated(): void {
    this.#drawn = true;
  }

  /** What comes before the region was drawn again is said together; the same words twice need a change to be heard. */
  say(text: string): void {
    const words = this.#drawn ? text : `${this.text} ${text}`;
    this.text = words === this.text ? `${words}\u00a0` : words;
    this.#drawn = false;
    this.#host.requestUpdate();
  }
}
