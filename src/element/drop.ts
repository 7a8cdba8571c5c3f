// Dropping files onto the element; beside it a page with one is safe from them.
import type { ReactiveController } from 'lit';
import { filesIn } from './dropped.js';
import type { TakingHost } from './host.js';

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** By itself, as the browser has it. */
const takesFiles = (event: DragEvent) =>
  event.composedPath().some(
    (target) =>
      // Not by instanceof: the element may be in another document than its class.
      ('type' in target && 'files' in target && target.type === 'file') ||
      ('isContentEditable' in target && target.isContentEditable === true),
  );

export class DropController implements ReactiveController {
  readonly #host: TakingHost;
  readonly #take: (files: File[]) => void;
  /** The innermost node that was entered last: leaving any other one is a move within the element. */
  #over: EventTarget | undefined;
  #connection = new AbortController();

  constructor(host: TakingHost, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
    host.addEventListener('dragenter', this.#onEnter);
    host.addEventListener('dragover', this.#onOver);
    host.addEventListener('dragleave', this.#onLeave);
    host.addEventListener('drop', this.#onDrop);
  }

  /** Files hang over the element. */
  get dragging(): boolean {
    return this.#over !== undefined && this.#host.takes;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const type of ['dragover', 'drop'] as const)
      this.#host.ownerDocument.addEventListener(type, this.#onBeside, { signal });
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#hover(undefined);
  }

  #hover(over: EventTarget | undefined): void {
    this.#over = over;
    this.#host.requestUpdate();
  }

  readonly #onEnter = (event: DragEvent) => {
    if (carriesFiles(event) && this.#host.takes) this.#hover(event.composedPath()[0]);
  };

  readonly #onOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    if (event.dataTransfer) event.dataTransfer.dropEffect = this.#host.takes ? 'copy' : 'none';
  };

  readonly #onLeave = (event: DragEvent) => {
    if (event.composedPath()[0] === this.#over) this.#hover(undefined);
  };

  readonly #onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#hover(undefined);
    if (!this.#host.takes || !event.dataTransfer) return;
    const files = filesIn(event.dataTransfer);
    if (files instanceof Promise) void files.then(this.#take);
    else this.#take(files);
  };

  /** A photo that misses the element by a hand's breadth would take the place of the page, with all that is in it. */
  readonly #onBeside = (event: DragEvent) => {
    if (event.defaultPrevented || !carriesFiles(event) || takesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
}
