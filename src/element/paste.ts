// Pasting images: into the element, or onto a page where nothing else has the focus.
import type { ReactiveController } from 'lit';
import type { TakingHost } from './host.js';

export class PasteController implements ReactiveController {
  readonly #host: TakingHost;
  readonly #take: (files: File[]) => void;
  #connection = new AbortController();

  constructor(host: TakingHost, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.#host.ownerDocument.addEventListener('paste', this.#onPaste, { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort(); // by now the element may belong to another document
  }

  readonly #onPaste = (event: ClipboardEvent) => {
    // Of several elements on a page the first one takes it, and says so by preventDefault.
    if (event.defaultPrevented || !this.#host.takes || !this.#host.checkVisibility()) return;
    if (!event.composedPath().includes(this.#host) && !this.#nothingIsFocused(event)) return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  /** The target of the event is then where the visitor clicked last, which may be any paragraph. */
  #nothingIsFocused({ target }: ClipboardEvent): boolean {
    const { activeElement, body } = this.#host.ownerDocument;
    return activeElement === body && !(target as HTMLElement).isContentEditable;
  }
}
