// What the visitor removes: taken out of the list at once, and offered back. What offers it is loaded with the first removal.
import type { CSSResult } from '@lit/reactive-element';
import { distinctNames } from '../../rules/distinct-names.js';
import type { EngineHost } from '../contract.js';
import { rowsOf } from './focus.js';
import type { UndoController } from './undo.js';
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

  /** @param isByKey by a key, or by a screen reader */
  remove(id: string, isByKey: boolean): void {
    const { element, words } = this.#host;
    const { items } = this.#uploads;
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const name = distinctNames(items)(item);
    const row = rowsOf(element).findIndex(({ dataset }) => dataset.id === id);
    const removed = this.#uploads.takeOut(id);
    const offer = removed && { ...removed, name, row };
    const announce = () => this.#announce(words().say('removed', { name }));
    if (!offer) announce();
    else if (this.#undo) this.#undo.offer(offer, isByKey);
    else this.#load().then((undo) => undo.offer(offer, isByKey), announce);
  }

  /** Nothing can be brought back any more. */
  withdraw(): void {
    this.#undo?.withdraw();
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
