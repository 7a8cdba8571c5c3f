// Pasting images: into the element, or onto a page where nothing else has the focus.
import type { ReactiveController } from 'lit';
import { composedAncestors, focusedIn, isVisible } from './composed.js';
import type { TakingHost } from './host.js';
import { modalsOf } from './modals.js';
import { filesPasted } from './pasted.js';

/** All that are on a page, to tell which of several comes first. */
const connected = new Set<PasteController>();

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
    connected.add(this);
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { ownerDocument } = this.#host;
    const target = ownerDocument.defaultView ?? ownerDocument;
    // Added anew with each paste, the listener comes after all of the page's: what one of them has handled is not ours.
    const listen = () => {
      target.removeEventListener('paste', this.#onPaste);
      target.addEventListener('paste', this.#onPaste, { signal, once: true });
    };
    target.addEventListener('paste', listen, { signal, capture: true });
  }

  hostDisconnected(): void {
    connected.delete(this);
    this.#connection.abort(); // by now the element may belong to another document
  }

  readonly #onPaste = (event: Event) => {
    const { clipboardData } = event as ClipboardEvent;
    if (event.defaultPrevented || !clipboardData || !this.#isFor(event)) return;
    const files = filesPasted(clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  #isFor(event: Event): boolean {
    const [target] = event.composedPath();
    const { ownerDocument } = this.#host;
    const isElsewhere = (field: EventTarget | null | undefined) => isEditable(field) && !this.#isOwn(field);
    if (!this.#host.takes || isElsewhere(focusedIn(ownerDocument))) return false;
    // Firefox dispatches the event where the selection is, which may be in an editor.
    if (this.#host.matches(':focus-within')) return true;
    if (!isNothingFocused(ownerDocument) || isElsewhere(target)) return false;
    const modals = modalsOf(ownerDocument);
    return this.#canBeUsed(modals) && (event.composedPath().includes(this.#host) || this.#isFirst(modals));
  }

  /** An image is of no use to a field for text. */
  #isOwn(field: EventTarget | null | undefined): boolean {
    return this.#host.shadowRoot?.contains(field as Node) ?? false;
  }

  #canBeUsed(modals: readonly Element[]): boolean {
    const around = [...composedAncestors(this.#host)];
    return (
      this.#host.takes &&
      isVisible(this.#host) &&
      !around.some((one) => one.hasAttribute('inert')) &&
      modals.every((modal) => around.includes(modal))
    );
  }

  /** Of those that could take it, in the order of the document. */
  #isFirst(modals: readonly Element[]): boolean {
    return ![...connected].some(
      (other) =>
        other.#host.ownerDocument === this.#host.ownerDocument &&
        this.#host.compareDocumentPosition(other.#host) & Node.DOCUMENT_POSITION_PRECEDING &&
        other.#canBeUsed(modals),
    );
  }
}

const isNothingFocused = ({ activeElement, body, documentElement }: Document) =>
  activeElement === null || activeElement === body || activeElement === documentElement;

/** What is pasted there goes there. Not by instanceof: it may be in another document than this class. */
function isEditable(target: EventTarget | null | undefined): boolean {
  if (!target || !('matches' in target)) return false;
  const element = target as HTMLElement;
  const isField = element.matches('textarea:read-write, input:read-write, select');
  return isField || element.isContentEditable || element.ownerDocument.designMode === 'on';
}
