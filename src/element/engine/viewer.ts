// Shows an image large, in a dialog. Loaded when a visitor presses a picture for the first time.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing, render } from 'lit/html.js';
import type { UploadItem } from '../../rules/item.js';
import type { Words } from '../page/words.js';
import { crossOrigin, isLoadedAgain } from './foreign-picture.js';
import { crossIcon } from './icons.js';
import { tip } from './item-parts.js';

export { viewerStyles } from './viewer-styles.js';

/** The image in the viewer. */
interface Shown {
  readonly item: UploadItem;
  readonly name: string;
  readonly words: Words;
  readonly source: string;
  /** Revokes the URL of the file's own bytes. */
  readonly release: () => void;
  readonly place: HTMLElement;
  /** Index of the pressed picture among all pictures that can be pressed. */
  readonly index: number;
  readonly state: 'loading' | 'ready' | 'failed';
}

export class Viewer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isThere: (id: string) => boolean;
  #shown: Shown | undefined;
  /** Whether the pointer was pressed beside the image. If it was pressed on the image and moved out, the dialog stays open. */
  #isBeside = false;

  /** @param isThere whether the image is in the list */
  constructor(host: ReactiveControllerHost & HTMLElement, isThere: (id: string) => boolean) {
    this.#host = host;
    this.#isThere = isThere;
    host.addController(this);
  }

  show(item: UploadItem, name: string, words: Words): void {
    const root = this.#host.shadowRoot;
    if (this.#shown || !root || !this.#host.isConnected) return;
    const index = this.#buttons.findIndex((button) => idOf(button) === item.id);
    // A dialog outside of an open popover would close it. Otherwise not in the fieldset, which may be disabled.
    const around = this.#buttons[index]?.closest('[popover]') ?? root;
    const place = around.appendChild(this.#host.ownerDocument.createElement('div'));
    this.#shown = { item, name, words, ...sourceOf(item), place, index, state: 'loading' };
    this.#draw();
    place.querySelector('dialog')?.showModal();
  }

  hostUpdated(): void {
    if (!this.#shown) return;
    if (!this.#shown.place.isConnected)
      this.#onClose(); // the list that contained it was closed
    else if (!this.#isThere(this.#shown.item.id)) this.#close();
  }

  hostDisconnected(): void {
    this.#onClose();
  }

  get #buttons(): HTMLElement[] {
    const buttons = [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-id] .look') ?? [])];
    return buttons.filter((button) => button.checkVisibility()); // a popover may have been closed
  }

  #close(): void {
    this.#shown?.place.querySelector('dialog')?.close();
  }

  #draw(): void {
    const shown = this.#shown;
    if (shown) render(this.#view(shown), shown.place, { host: this });
  }

  #become(state: Shown['state']): void {
    if (!this.#shown) return;
    this.#shown = { ...this.#shown, state };
    this.#draw();
  }

  #view({ item, name, words, source, state }: Shown) {
    const { say, language } = words;
    const close = say('close');
    const { width, height } = item;
    const size = width && height ? `--width: ${width}; --ratio: ${width / height}` : '';
    const isRough = state === 'loading' && item.previewUrl !== undefined && item.previewUrl !== source;
    return html`<dialog
      part="viewer"
      class="viewer"
      lang=${language}
      aria-labelledby="viewer-name"
      aria-busy=${state === 'loading' ? 'true' : nothing}
      @close=${this.#onClose}
      @keydown=${this.#onKeyDown}
      @pointerdown=${this.#onPointerDown}
      @click=${this.#onClick}
    >
      <div class="sheet">
        <span class="title" id="viewer-name" lang="" dir="auto">${name}</span>
        <button
          part="close-button"
          class="action"
          type="button"
          aria-label=${close}
          @click=${() => this.#close()}
        >
          ${tip(close, crossIcon)}
        </button>
        <!-- A property, since a strict Content-Security-Policy allows no style attribute. -->
        <div class=${size ? 'canvas sized' : 'canvas'} .style=${size}>
          ${
            state === 'failed'
              ? html`<p class="unshowable" role="alert" dir="auto">${say('unshowable')}</p>`
              : html`${isRough ? html`<img class="rough" src=${item.previewUrl ?? ''} alt="" />` : nothing}
                  <img
                    crossorigin=${item.blob ? nothing : (crossOrigin ?? nothing)}
                    src=${source}
                    alt=${item.alt ?? name}
                    decoding="async"
                    @load=${this.#onLoad}
                    @error=${this.#onError}
                  />`
          }
          ${
            state === 'loading'
              ? html`<div class="progress unknown" role="progressbar" aria-labelledby="viewer-name">
                  <div class="progress-bar"></div>
                </div>`
              : nothing
          }
        </div>
      </div>
    </dialog>`;
  }

  /** The preview stays until the image is decoded, which takes a while for a large photo and does not block the page. */
  readonly #onLoad = async ({ target }: Event) => {
    const { source } = this.#shown ?? {};
    await (target as HTMLImageElement).decode().catch(() => {}); // it has loaded; some browsers don't decode a drawing by itself
    if (this.#shown?.source === source) this.#become('ready');
  };

  readonly #onError = ({ target }: Event) => {
    if (!isLoadedAgain(target as HTMLImageElement)) this.#become('failed');
  };

  /** Closes the dialog itself, since WebKit would also close the popover around it, and scripts could close a dialog of the page. */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#close();
  };

  readonly #onPointerDown = ({ target, currentTarget }: Event) => {
    this.#isBeside = target === currentTarget;
  };

  /** Closes the dialog by a press beside the image. Ignores the second press of the double click that opened the dialog. */
  readonly #onClick = ({ target, currentTarget, detail }: MouseEvent) => {
    if (this.#isBeside && target === currentTarget && detail < 2) this.#close();
  };

  readonly #onClose = () => {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = undefined;
    shown.place.remove();
    shown.release();
    if (!this.#host.isConnected) return;
    const buttons = this.#buttons;
    const own = buttons.find((button) => idOf(button) === shown.item.id);
    (own ?? buttons[shown.index] ?? buttons.at(-1) ?? this.#host).focus();
  };
}

/** The bytes that are sent, or the URL of the stored image. */
function sourceOf(item: UploadItem): Pick<Shown, 'source' | 'release'> {
  const { blob } = item;
  if (!blob) return { source: 'url' in item ? item.url : '', release: () => {} };
  const source = URL.createObjectURL(blob);
  return { source, release: () => URL.revokeObjectURL(source) };
}

const idOf = (button: Element) => button.closest<HTMLElement>('[data-id]')?.dataset.id;
