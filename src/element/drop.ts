// Dropping files onto the element.
import type { ReactiveController } from 'lit';
import type { TakingHost } from './host.js';

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

export class DropController implements ReactiveController {
  readonly #host: TakingHost;
  readonly #take: (files: File[]) => void;
  /** The innermost node that was entered last: leaving any other one is a move within the element. */
  #over: EventTarget | undefined;

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
    return this.#over !== undefined && !this.#host.disabled;
  }

  hostDisconnected(): void {
    this.#hover(undefined);
  }

  #hover(over: EventTarget | undefined): void {
    this.#over = over;
    this.#host.requestUpdate();
  }

  readonly #onEnter = (event: DragEvent) => {
    if (carriesFiles(event) && !this.#host.disabled) this.#hover(event.composedPath()[0]);
  };

  readonly #onOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // else the browser would leave the page for the file
    if (event.dataTransfer) event.dataTransfer.dropEffect = this.#host.disabled ? 'none' : 'copy';
  };

  readonly #onLeave = (event: DragEvent) => {
    if (event.composedPath()[0] === this.#over) this.#hover(undefined);
  };

  readonly #onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#hover(undefined);
    if (!this.#host.disabled) this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}
