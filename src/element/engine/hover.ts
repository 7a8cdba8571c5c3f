// Whether the visitor is dragging files over the element.
import type { ReactiveController } from '@lit/reactive-element';
import { carriesFiles } from '../intake/drop.js';
import type { TakingHost } from '../intake/host.js';

/** Milliseconds after which the element checks whether the drag can still be over it. */
const CHECK = 500;

const events = ['dragenter', 'dragover', 'dragleave', 'drop', 'dragend'] as const;

export class HoverController implements ReactiveController {
  readonly #host: TakingHost;
  /** The innermost node that was entered last. A `dragleave` of any other node is a move within the element. */
  #over: EventTarget | undefined;
  #check: ReturnType<typeof setTimeout> | undefined;
  #connection = new AbortController();

  constructor(host: TakingHost) {
    this.#host = host;
    host.addController(this);
  }

  get dragging(): boolean {
    return this.#over !== undefined && this.#host.takes;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { ownerDocument } = this.#host;
    const view: EventTarget = ownerDocument.defaultView ?? ownerDocument;
    // Captured, before a listener can stop the event; also on the element, since a closed shadow root hides its content from the document.
    for (const target of [view, this.#host])
      for (const type of events) target.addEventListener(type, this.#onDrag, { signal, capture: true });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#hover(undefined);
  }

  #hover(over: EventTarget | undefined): void {
    const isNew = (over === undefined) !== (this.#over === undefined);
    this.#over = over;
    clearTimeout(this.#check);
    if (over) this.#check = setTimeout(this.#onCheck, CHECK);
    if (isNew) this.#host.requestUpdate();
  }

  /** Watches the whole page: when a node under the pointer is removed, no event says that the drag has left it. */
  readonly #onDrag = (event: Event) => {
    const path = event.composedPath();
    const isOver = event.type === 'dragenter' || event.type === 'dragover';
    if (isOver) {
      const isHere = path.includes(this.#host) && carriesFiles(event as DragEvent);
      if (!isHere && this.#over && hides(path[0], this.#host)) {
        // While the drag is over the element, the element's own listener postpones this.
        clearTimeout(this.#check);
        this.#check = setTimeout(() => this.#hover(undefined));
      } else this.#hover(isHere ? path[0] : undefined);
    } else if (event.type !== 'dragleave' || path[0] === this.#over) this.#hover(undefined);
  };

  readonly #onCheck = () => {
    const isThere = (this.#over as Node | undefined)?.isConnected && this.#host.checkVisibility();
    if (isThere) this.#check = setTimeout(this.#onCheck, CHECK);
    else this.#hover(undefined);
  };
}

/** Whether the node is in the closed shadow root of this target, perhaps nested in others. */
function hides(target: EventTarget | undefined, node: Node): boolean {
  const root = node.getRootNode();
  if (!('host' in root)) return false;
  const { mode, host } = root as ShadowRoot;
  return (mode === 'closed' && host === target) || hides(target, host);
}
