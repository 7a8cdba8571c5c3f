// Listens to the submit of the element's form. The engine decides whether it waits. A form with held images waits for the engine.
import type { UploadItem } from '../../rules/item.js';
import type { Engine } from '../contract.js';

export class SubmitListener {
  readonly #items: () => readonly UploadItem[];
  readonly #engine: () => Engine | undefined;
  readonly #whenLoaded: () => Promise<unknown>;
  #listening = new AbortController();

  constructor(
    items: () => readonly UploadItem[],
    engine: () => Engine | undefined,
    whenLoaded: () => Promise<unknown>,
  ) {
    this.#items = items;
    this.#engine = engine;
    this.#whenLoaded = whenLoaded;
  }

  /** The form that the element belongs to now, or none. */
  watch(form: HTMLFormElement | null): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // As early as possible: before the page's listeners.
    form?.addEventListener('submit', (event) => this.#onSubmit(event, form), { capture: true, signal });
  }

  #onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
    const submitter = (event.submitter as HTMLElement | undefined) ?? null; // a page's own event may have no submitter
    if (event.target !== form || event.defaultPrevented || isForDialog(form, submitter)) return;
    const engine = this.#engine();
    if (engine) {
      engine.onSubmit(event, form);
      return;
    }
    if (this.#items().every(({ state }) => state !== 'checking')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#whenLoaded().then(() => this.#engine()?.send(form, submitter));
  }
}

/** Whether the submit only closes a dialog. */
const isForDialog = (form: HTMLFormElement, submitter: HTMLElement | null) =>
  (submitter?.getAttribute('formmethod') ?? form.getAttribute('method'))?.toLowerCase() === 'dialog';
