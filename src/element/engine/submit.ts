// A form's submit that waits for the uploads, and then continues with the button that started it.
import type { UploadItem } from '../../rules/item.js';
import { isAwaited, isLeftOut } from '../../rules/lack.js';
import { forgetSkippedValidation, isRejectedByJQuery } from './jquery-validation.js';
import type { Settings } from '../page/settings.js';

export interface SubmitDetail {
  /** The images that the form waits for. */
  readonly items: readonly UploadItem[];
  /** The button that was pressed, if there is one. */
  readonly submitter: HTMLElement | null;
}

export interface SubmitEventMap {
  'upload-submit': CustomEvent<SubmitDetail>;
}

interface Host {
  readonly items: () => readonly UploadItem[];
  readonly uploadOn: () => Settings['uploadOn'];
  /** Whether the form sends the images, by a name. */
  readonly isNamed: () => boolean;
  /** Whether the element takes no part in forms at the moment. */
  readonly isDisabled: () => boolean;
  /** Whether the visitor can remove an image, or try it again. */
  readonly takes: () => boolean;
  readonly upload: () => Promise<unknown>;
  /** Dispatches a cancelable event. @returns whether nobody cancelled it */
  readonly mayWait: (detail: SubmitDetail) => boolean;
  /** Called when the form begins to wait for this many images. */
  readonly onWait: (count: number) => void;
  /** The form has stopped waiting. */
  readonly onEnd: () => void;
  /** Called when the form doesn't continue because of this image. */
  readonly onFailure: (id: string) => void;
  /** Called when the form doesn't wait any longer, since an image was paused. */
  readonly onGivenUp: () => void;
}

/** The elements of each form. They upload in parallel, and the form continues once. */
const members = new WeakMap<HTMLFormElement, Set<SubmitWaiting>>();

/** Forms that wait, each with what ends the wait. The reason is a function that shows the visitor why, if there is something to show. */
const waiting = new WeakMap<HTMLFormElement, AbortController>();

export class SubmitWaiting {
  readonly #host: Host;
  #form: HTMLFormElement | null = null;
  #isWaiting = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The form that the element belongs to now, or none. */
  watch(form: HTMLFormElement | null): void {
    if (this.#form) members.get(this.#form)?.delete(this);
    this.#form = form;
    if (form) members.set(form, (members.get(form) ?? new Set()).add(this));
  }

  /** The form will continue automatically when the images are uploaded. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** The form won't continue automatically any more. */
  stop(): void {
    if (this.#form) waiting.get(this.#form)?.abort(() => {});
    this.end();
  }

  /** The form won't continue automatically any more, since an image was paused. */
  giveUp(): void {
    if (this.#isWaiting && this.#form) waiting.get(this.#form)?.abort(() => this.#host.onGivenUp());
  }

  /** The form has stopped waiting. */
  end(): void {
    this.#isWaiting = false;
    this.#host.onEnd();
  }

  get awaited(): readonly UploadItem[] {
    const { items, uploadOn, isDisabled } = this.#host;
    return isDisabled() ? [] : items().filter((item) => isAwaited(item, uploadOn()));
  }

  /** Asks the page before anything is uploaded, because its own validation may reject the submit. */
  mayWait(submitter: HTMLElement | null): boolean {
    return this.#host.mayWait({ items: this.awaited, submitter });
  }

  /** An image without which the form must not be sent, although it isn't validated. */
  get leftOut(): UploadItem | undefined {
    const { items, uploadOn, isNamed, takes } = this.#host;
    const facts = { isNamed: isNamed(), uploadOn: uploadOn() };
    return takes() ? items().find((item) => isLeftOut(item, facts)) : undefined;
  }

  /** Shows that image. With `manual`, the page uploads it, perhaps in the next listener. */
  get obstacle(): (() => void) | undefined {
    const { leftOut } = this;
    return leftOut && this.#host.uploadOn() !== 'manual' ? () => this.#host.onFailure(leftOut.id) : undefined;
  }

  /** Resolves when nothing is left to wait for, to the image that stops the form. Waits also for images that are added meanwhile. */
  async wait(form: HTMLFormElement): Promise<(() => void) | undefined> {
    const ids = new Set<string>();
    this.#isWaiting = true;
    this.#host.onWait(this.awaited.length);
    do {
      for (const { id } of this.awaited) ids.add(id);
      await this.#host.upload();
    } while (this.awaited.some(({ state }) => state !== 'failed'));
    // A form that is sent now would lack the image that it has waited for.
    if (this.#form !== form || this.#host.isDisabled()) return () => {};
    // An image that the visitor has removed is not wanted; one that was cancelled or refused may be.
    const failed = this.#host.items().find(({ id, state }) => ids.has(id) && state !== 'stored');
    return failed && (() => this.#host.onFailure(failed.id));
  }
}

/** Runs before the page's listeners, which may send the form by `fetch`. They are called when the form continues. */
export function onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
  const submitter = (event.submitter as HTMLElement | undefined) ?? null; // a page's own event may have no submitter
  const present = [...(members.get(form) ?? [])];
  const awaited = present.filter((member) => member.awaited.length > 0);
  const obstacle = present.map((member) => member.obstacle).find(Boolean);
  if (awaited.length > 0 || present.some((member) => member.leftOut)) event.preventDefault();
  if (awaited.length === 0 && !obstacle) return;
  const isNew = !waiting.has(form);
  const mayWait = () => !isRejectedByJQuery(form) && awaited.every((member) => member.mayWait(submitter));
  // Rejected: the page's listeners hear this submit, which no longer sends the form.
  if (isNew && !obstacle && !mayWait()) return;
  event.stopImmediatePropagation();
  if (!isNew) return;
  if (obstacle) stay(form, obstacle);
  else void goOn(form, submitter, awaited);
}

async function goOn(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  awaited: readonly SubmitWaiting[],
): Promise<void> {
  const controller = new AbortController();
  waiting.set(form, controller);
  const { signal } = controller;
  const stopped = new Promise<readonly (() => void)[]>((resolve) =>
    signal.addEventListener('abort', () => resolve([signal.reason as () => void])),
  );
  const obstacles = await Promise.race([stopped, Promise.all(awaited.map((member) => member.wait(form)))]);
  waiting.delete(form);
  for (const member of awaited) member.end();
  const obstacle = obstacles.find(Boolean);
  if (obstacle) stay(form, obstacle);
  else send(form, submitter);
}

function stay(form: HTMLFormElement, obstacle: () => void): void {
  forgetSkippedValidation(form);
  obstacle();
}

/** Submits with this button if it still belongs to the form, even if the page has disabled it while it waits. */
export function send(form: HTMLFormElement, pressed: HTMLElement | null): void {
  const submitter = pressed !== null && isButtonOf(form, pressed) ? pressed : null;
  const isDisabled = submitter?.matches(':disabled') ?? false;
  if (isDisabled) submitter?.removeAttribute('disabled');
  // htmx 2 sends the button that had the focus last instead of the event's, and forgets one that loses the focus.
  if (!submitter?.matches(':focus')) submitter?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  // From the prototype, because a field of the form may have this name.
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  if (isDisabled) submitter?.setAttribute('disabled', '');
}

/** Throws otherwise: the button may have left the form meanwhile. */
const isButtonOf = (form: HTMLFormElement, submitter: HTMLElement) =>
  'form' in submitter && submitter.form === form;
