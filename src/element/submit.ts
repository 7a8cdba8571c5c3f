// A form's submit that waits for the uploads, and then goes on with the button that it was begun with.
import type { UploadItem } from '../rules/item.js';
import { isAwaited } from '../rules/lack.js';
import type { Settings } from './settings.js';

type UploadOn = Settings['uploadOn'];

interface Host {
  readonly items: readonly UploadItem[];
  readonly form: HTMLFormElement | null;
  readonly uploadOn: UploadOn;
  readonly upload: () => Promise<unknown>;
}

interface Telling {
  /** The form waits for so many. */
  readonly onWait: (count: number) => void;
  /** The form does not go on, because of this one. */
  readonly onFailure: (item: UploadItem) => void;
}

export class SubmitWaiting {
  readonly #host: Host;
  readonly #tell: Telling;
  #listening = new AbortController();
  #isWaiting = false;

  constructor(host: Host, tell: Telling) {
    this.#host = host;
    this.#tell = tell;
  }

  /** The form that the element is in by now, or none. */
  watch(form: HTMLFormElement | null): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Before the page's own listeners, which may send the form by fetch: they are called once it goes on.
    form?.addEventListener('submit', (event) => this.#onSubmit(event, form), { capture: true, signal });
  }

  get #awaited(): readonly UploadItem[] {
    const { items, uploadOn } = this.#host;
    return items.filter((item) => isAwaited(item, uploadOn));
  }

  #onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
    if (event.defaultPrevented || this.#awaited.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#tell.onWait(this.#awaited.length);
    void this.#goOn(form, event.submitter);
  }

  async #goOn(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    // What is chosen meanwhile is waited for as well.
    do await this.#host.upload();
    while (this.#awaited.some(({ state }) => state !== 'failed'));
    this.#isWaiting = false;
    if (this.#host.form !== form) return;
    const failed = this.#host.items.find(({ state }) => state === 'failed');
    if (failed) this.#tell.onFailure(failed);
    else form.requestSubmit(isButtonOf(form, submitter) ? submitter : null);
  }
}

/** Another would be refused: it may have left the form meanwhile. */
const isButtonOf = (form: HTMLFormElement, submitter: HTMLElement | null) =>
  submitter !== null && 'form' in submitter && submitter.form === form;
