// Opens the viewer, which is loaded when the visitor presses a picture for the first time.
import type { CSSResult } from '@lit/reactive-element';
import { distinctNames } from '../../rules/distinct-names.js';
import type { EngineHost } from '../contract.js';
import type { Uploads } from './uploads.js';
import type { Viewer } from './viewer.js';

export class Looking {
  /** Styles of the viewer, once it is loaded. */
  styles: CSSResult | undefined;
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  readonly #announce: (text: string) => void;
  #viewer: Viewer | undefined;

  constructor(host: EngineHost, uploads: Uploads, announce: (text: string) => void) {
    this.#host = host;
    this.#uploads = uploads;
    this.#announce = announce;
  }

  /** Opens the viewer. If it can't be loaded, nothing opens, and the next press loads it again. */
  async look(id: string): Promise<void> {
    const { element, dress, words } = this.#host;
    const loaded = await import('./viewer.js').catch(() => undefined);
    const item = this.#find(id);
    if (!loaded) this.#announce(words().say('notLoaded'));
    if (!loaded || !item) return;
    this.#viewer ??= new loaded.Viewer(element, (one) => this.#find(one) !== undefined);
    this.styles = loaded.viewerStyles;
    dress();
    this.#viewer.show(item, distinctNames(this.#uploads.items)(item), words());
  }

  #find(id: string) {
    return this.#uploads.queue.find(id);
  }
}
