// Asks an endpoint that has refused again when the visitor returns to the page: they may have signed in meanwhile.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UploadItem } from '../../rules/item.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly items: readonly UploadItem[];
  retry(id: string): void;
}

export class ReturnController implements ReactiveController {
  readonly #host: Host;
  #page: Document | undefined;
  /** The image that the endpoint was last asked for. The others follow when it has a target. */
  #first: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page = this.#host.ownerDocument;
    this.#page.addEventListener('visibilitychange', this.#onReturn);
    // A sign-in in a pop-up doesn't hide the page.
    this.#page.defaultView?.addEventListener('focus', this.#onReturn);
    this.#host.addEventListener('upload-start', this.#onUploadStart);
  }

  hostDisconnected(): void {
    this.#page?.removeEventListener('visibilitychange', this.#onReturn);
    this.#page?.defaultView?.removeEventListener('focus', this.#onReturn);
    this.#host.removeEventListener('upload-start', this.#onUploadStart);
  }

  readonly #onReturn = () => {
    if (this.#page?.visibilityState !== 'visible') return;
    const { items } = this.#host;
    // Browsers report one return by both events.
    if (items.some(({ id, state }) => id === this.#first && ASKED.has(state))) return;
    this.#first = items.find(isRefused)?.id;
    if (this.#first !== undefined) this.#host.retry(this.#first);
  };

  readonly #onUploadStart = ({ detail: { item } }: HTMLElementEventMap['upload-start']) => {
    if (item.id !== this.#first) return;
    this.#first = undefined;
    for (const { id } of this.#host.items.filter(isRefused)) this.#host.retry(id);
  };
}

const ASKED: ReadonlySet<UploadItem['state']> = new Set(['ready', 'presigning', 'waiting']);

const isRefused = (item: UploadItem) => item.state === 'failed' && item.error.code === 'presign-refused';
