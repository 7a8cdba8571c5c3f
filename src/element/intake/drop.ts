// Dropping files onto the element; beside it a page with one is safe from them.
import type { ReactiveController } from 'lit';
import { LINK } from '../../rules/link.js';
import { filesIn, linksIn } from './dropped.js';
import type { TakingHost } from './host.js';

const carries = ({ dataTransfer }: DragEvent, type: string) => dataTransfer?.types.includes(type) ?? false;
const carriesFiles = (event: DragEvent) => carries(event, 'Files');
/** An image of another page may come as its URL alone. */
const carriesLink = (event: DragEvent) => !carriesFiles(event) && carries(event, LINK);

/** A field does with it what the browser does. Not by instanceof: the element may be in another document than its class. */
const isForField = (event: DragEvent) =>
  event
    .composedPath()
    .some(
      (target) =>
        ('type' in target && 'files' in target && target.type === 'file') ||
        ('isContentEditable' in target && target.isContentEditable === true),
    );
const isForText = (event: DragEvent) =>
  isForField(event) || event.composedPath().some((target) => 'selectionStart' in target);

/** Milliseconds after which it is looked whether the drag can still be over the element. */
const CHECK = 500;

const events = ['dragenter', 'dragover', 'dragleave', 'drop', 'dragend'] as const;

/** In this order: after a move the source deletes its own. */
const effects = ['copy', 'link', 'move'] as const;

/** One that the source of the drag allows; another than that would be no drop. */
function effectFor({ effectAllowed }: DataTransfer) {
  if (/^(all|none|uninitialized)$/.test(effectAllowed)) return 'copy';
  return effects.find((effect) => effectAllowed.toLowerCase().includes(effect)) ?? 'none';
}

/** The node is in the closed shadow root of this target, perhaps among others. */
function hides(target: EventTarget | undefined, node: Node): boolean {
  const root = node.getRootNode();
  if (!('host' in root)) return false;
  const { mode, host } = root as ShadowRoot;
  return (mode === 'closed' && host === target) || hides(target, host);
}

export class DropController implements ReactiveController {
  readonly #host: TakingHost;
  readonly #take: (files: File[]) => void;
  /** The innermost node that was entered last: leaving any other one is a move within the element. */
  #over: EventTarget | undefined;
  #check: ReturnType<typeof setTimeout> | undefined;
  #connection = new AbortController();

  constructor(host: TakingHost, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  /** Files hang over the element. */
  get dragging(): boolean {
    return this.#over !== undefined && this.#host.takes;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { ownerDocument } = this.#host;
    // Not before: until a framework has set its properties, an element has no limits.
    this.#host.addEventListener('dragover', this.#onOver, { signal });
    this.#host.addEventListener('drop', this.#onDrop, { signal });
    for (const type of ['dragover', 'drop'] as const)
      ownerDocument.addEventListener(type, this.#onBeside, { signal });
    const view: EventTarget = ownerDocument.defaultView ?? ownerDocument;
    // Before anyone who may stop them; at the element as well, since nobody outside of a closed shadow root sees what is in it.
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

  /** Anywhere on the page: nobody is told that a drag has left a node which was removed under it. */
  readonly #onDrag = (event: Event) => {
    const path = event.composedPath();
    const isOver = event.type === 'dragenter' || event.type === 'dragover';
    if (isOver) {
      const isHere = path.includes(this.#host) && carriesFiles(event as DragEvent);
      if (!isHere && this.#over && hides(path[0], this.#host)) {
        // Where the drag is over the element, the element's own listener puts this off.
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

  readonly #onOver = (event: DragEvent) => {
    const { takes } = this.#host;
    const isLink = takes && carriesLink(event) && !isForText(event);
    if (!isLink && !carriesFiles(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? effectFor(event.dataTransfer) : 'none';
  };

  readonly #onDrop = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (!dataTransfer) return;
    if (carriesLink(event) && this.#host.takes && !isForText(event)) {
      event.preventDefault();
      this.#take(linksIn(dataTransfer));
    }
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (!this.#host.takes) return;
    const files = filesIn(dataTransfer);
    if (files instanceof Promise) void files.then(this.#take);
    else this.#take(files);
  };

  /** A photo that misses the element by a hand's breadth would take the place of the page, with all that is in it. */
  readonly #onBeside = (event: DragEvent) => {
    if (event.defaultPrevented || !carriesFiles(event) || isForField(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
}
