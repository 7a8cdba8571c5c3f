// Pasting images: into the element, or onto a page where nothing else has the focus.
import type { ReactiveController } from 'lit';
import type { TakingHost } from './host.js';
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

  /** Firefox dispatches `paste` where the selection is, whatever has the focus. */
  #isFor(event: Event): boolean {
    const [target] = event.composedPath();
    const { ownerDocument } = this.#host;
    const isInside = event.composedPath().includes(this.#host) || this.#host.matches(':focus-within');
    const isElsewhere = (field: EventTarget | null | undefined) => isEditable(field) && !this.#isOwn(field);
    if (!this.#host.takes || [target, focusedIn(ownerDocument)].some(isElsewhere)) return false;
    return isInside || (isNothingFocused(ownerDocument) && this.#canBeUsed && this.#isFirst);
  }

  /** An image is of no use to a field for text. */
  #isOwn(field: EventTarget | null | undefined): boolean {
    return this.#host.shadowRoot?.contains(field as Node) ?? false;
  }

  get #canBeUsed(): boolean {
    const { ownerDocument } = this.#host;
    const around = [...composedAncestors(this.#host)];
    const modals = [...ownerDocument.querySelectorAll(':modal, [aria-modal=true]')].filter((modal) =>
      modal.checkVisibility({ visibilityProperty: true }),
    );
    return (
      this.#host.takes &&
      this.#host.checkVisibility({ visibilityProperty: true }) &&
      !around.some((one) => one.hasAttribute('inert')) &&
      modals.every((modal) => around.includes(modal))
    );
  }

  /** Of those that could take it, in the order of the document. */
  get #isFirst(): boolean {
    return ![...connected].some(
      (other) =>
        other.#host.ownerDocument === this.#host.ownerDocument &&
        this.#host.compareDocumentPosition(other.#host) & Node.DOCUMENT_POSITION_PRECEDING &&
        other.#canBeUsed,
    );
  }
}

/** The innermost element that has the focus, as far as shadow roots are open. */
function focusedIn({ activeElement }: DocumentOrShadowRoot): Element | null {
  return activeElement?.shadowRoot?.activeElement ? focusedIn(activeElement.shadowRoot) : activeElement;
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

/** With the element itself, through slots and shadow roots. */
function* composedAncestors(element: Element): Generator<Element> {
  yield element;
  const root = element.getRootNode();
  const parent =
    element.assignedSlot ?? element.parentElement ?? ('host' in root ? (root.host as Element) : null);
  if (parent) yield* composedAncestors(parent);
}
