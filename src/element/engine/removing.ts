// Removes images for the visitor: they leave the list at once, and can be restored. The code for that is loaded with the first removal.
import type { CSSResult } from '@lit/reactive-element';
import { distinctNames } from '../../rules/distinct-names.js';
import type { EngineHost } from '../contract.js';
import { rowsOfItems } from './focus.js';
import type { Offer, UndoController } from './undo.js';
import type { Uploads } from './uploads.js';

export class Removing {
  styles: CSSResult | undefined;
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  readonly #announce: (text: string) => void;
  #undo: UndoController | undefined;

  constructor(host: EngineHost, uploads: Uploads, announce: (text: string) => void) {
    this.#host = host;
    this.#uploads = uploads;
    this.#announce = announce;
  }

  /** @param isByKey whether by a key or a screen reader */
  remove(id: string, isByKey: boolean): void {
    const { element, words } = this.#host;
    const { items } = this.#uploads;
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const name = distinctNames(items)(item);
    const row = rowsOfItems(element, items).findIndex(({ dataset }) => dataset.id === id);
    const removed = this.#uploads.takeOut(id);
    this.#offer(words().say('removed', { name }), { removed: removed ? [removed] : [], name, row }, isByKey);
  }

  /** @param isByKey whether by a key or a screen reader */
  removeAll(isByKey: boolean): void {
    const { length } = this.#uploads;
    const removed = this.#uploads.takeAllOut();
    const count = removed.length || length;
    this.#offer(this.#host.words().say('manyRemoved', { count }), { removed, row: 0 }, isByKey);
  }

  /** Withdraws all offers to restore images. */
  withdraw(): void {
    this.#undo?.withdraw();
  }

  /** @param text announced if nothing can be restored, or if the code that restores can't be loaded */
  #offer(text: string, offer: Offer, isByKey: boolean): void {
    if (offer.removed.length === 0) this.#announce(text);
    else if (this.#undo) this.#undo.offer(offer, isByKey);
    else
      this.#load().then(
        (undo) => undo.offer(offer, isByKey),
        () => this.#announce(text),
      );
  }

  async #load(): Promise<UndoController> {
    const { UndoController, styles } = await import('./undo.js');
    const { element, settings, words, dress } = this.#host;
    this.styles = styles;
    dress();
    return (this.#undo ??= new UndoController({
      element,
      uploads: this.#uploads,
      words,
      most: () => (settings().multiple ? (settings().maxFiles ?? Infinity) : 1),
      announce: this.#announce,
    }));
  }
}
