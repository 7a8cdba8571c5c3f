// Pastes on the page. A clipboard can be read only at once; whether a paste is for this element is for the engine to say, perhaps later.
import type { ReactiveController } from '@lit/reactive-element';
import type { TakingHost } from './host.js';

/** What was pasted, and where. */
export interface Paste {
  readonly types: readonly string[];
  readonly files: readonly File[];
  readonly text: string;
  readonly html: string;
  /** As `composedPath()` gives it. */
  readonly path: readonly EventTarget[];
  /** Keeps everyone else from it. */
  readonly claim: () => void;
}

/** The elements on a page that listen, to tell which of several comes first. */
export const listening = new Set<TakingHost>();

export class PasteListener implements ReactiveController {
  readonly #host: TakingHost;
  readonly #onPaste: (paste: Paste) => void;
  #connection = new AbortController();

  /** @param onPaste called with each paste that has files, and that nobody has claimed */
  constructor(host: TakingHost, onPaste: (paste: Paste) => void) {
    this.#host = host;
    this.#onPaste = onPaste;
    host.addController(this);
  }

  hostConnected(): void {
    listening.add(this.#host);
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { ownerDocument } = this.#host;
    const target = ownerDocument.defaultView ?? ownerDocument;
    // Added anew with each paste, the listener comes after all of the page's: what one of them has handled is not ours.
    const listen = () => {
      target.removeEventListener('paste', this.#read);
      target.addEventListener('paste', this.#read, { signal, once: true });
    };
    target.addEventListener('paste', listen, { signal, capture: true });
  }

  hostDisconnected(): void {
    listening.delete(this.#host);
    this.#connection.abort(); // by now the element may belong to another document
  }

  readonly #read = (event: Event) => {
    const { clipboardData: data } = event as ClipboardEvent;
    if (event.defaultPrevented || !data?.files.length || !this.#host.takes) return;
    this.#onPaste({
      types: data.types,
      files: [...data.files],
      text: data.getData('text/plain'),
      html: data.getData('text/html'),
      path: event.composedPath(),
      claim: () => event.preventDefault(),
    });
  };
}
