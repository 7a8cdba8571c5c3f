// A form's submit that waits for the uploads, and then goes on with the button that it was begun with.
import type { UploadItem } from '../../rules/item.js';
import { isAwaited, isLeftOut } from '../../rules/lack.js';
import { forgetSkippedValidation, isRejectedByJQuery } from './jquery-validation.js';
import type { Settings } from '../page/settings.js';

export interface SubmitDetail {
  /** The images that the form waits for. */
  readonly items: readonly UploadItem[];
  /** The button that was pressed, where there is one. */
  readonly submitter: HTMLElement | null;
}

export interface SubmitEventMap {
  'upload-submit': CustomEvent<SubmitDetail>;
}

interface Host {
  readonly items: () => readonly UploadItem[];
  readonly uploadOn: () => Settings['uploadOn'];
  /** The form sends its images by a name. */
  readonly isNamed: () => boolean;
  /** It takes no part in forms for now. */
  readonly isDisabled: () => boolean;
  /** The visitor can remove an image, or try it again. */
  readonly takes: () => boolean;
  readonly upload: () => Promise<unknown>;
  /** Dispatches a cancelable event. @returns whether nobody cancelled it */
  readonly mayWait: (detail: SubmitDetail) => boolean;
  /** The form waits for so many. */
  readonly onWait: (count: number) => void;
  /** It waits no longer. */
  readonly onEnd: () => void;
  /** The form does not go on, because of this one. */
  readonly onFailure: (id: string) => void;
}

/** The elements of each form: they upload side by side, and it goes on once. */
const members = new WeakMap<HTMLFormElement, Set<SubmitWaiting>>();

/** Forms that wait, each with what ends it. */
const waiting = new WeakMap<HTMLFormElement, AbortController>();

export class SubmitWaiting {
  readonly #host: Host;
  #form: HTMLFormElement | null = null;
  #isWaiting = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The form that the element is in by now, or none. */
  watch(form: HTMLFormElement | null): void {
    if (this.#form) members.get(this.#form)?.delete(this);
    this.#form = form;
    if (form) members.set(form, (members.get(form) ?? new Set()).add(this));
  }

  /** The form goes on by itself once the images are uploaded. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** The form does not go on by itself any more. */
  stop(): void {
    if (this.#form) waiting.get(this.#form)?.abort();
    this.end();
  }

  /** The form waits no longer. */
  end(): void {
    this.#isWaiting = false;
    this.#host.onEnd();
  }

  get awaited(): readonly UploadItem[] {
    const { items, uploadOn, isDisabled } = this.#host;
    return isDisabled() ? [] : items().filter((item) => isAwaited(item, uploadOn()));
  }

  /** Asks the page before anything is uploaded: its validation may reject the submit, which nothing else can tell. */
  mayWait(submitter: HTMLElement | null): boolean {
    return this.#host.mayWait({ items: this.awaited, submitter });
  }

  /** An image that the form must not be sent without; a form that is not validated would be. */
  get leftOut(): UploadItem | undefined {
    const { items, uploadOn, isNamed, takes } = this.#host;
    const facts = { isNamed: isNamed(), uploadOn: uploadOn() };
    return takes() ? items().find((item) => isLeftOut(item, facts)) : undefined;
  }

  /** Shows that image; with `manual` the page uploads it, perhaps in the listener that comes next. */
  get obstacle(): (() => void) | undefined {
    const { leftOut } = this;
    return leftOut && this.#host.uploadOn() !== 'manual' ? () => this.#host.onFailure(leftOut.id) : undefined;
  }

  /** Resolves once nothing is left to wait for, to what stands in the way. What is chosen meanwhile is waited for as well. */
  async wait(form: HTMLFormElement): Promise<(() => void) | undefined> {
    const ids = new Set<string>();
    this.#isWaiting = true;
    this.#host.onWait(this.awaited.length);
    do {
      for (const { id } of this.awaited) ids.add(id);
      await this.#host.upload();
    } while (this.awaited.some(({ state }) => state !== 'failed'));
    // Sent now, the form would lack the image that it has waited for.
    if (this.#form !== form || this.#host.isDisabled()) return () => {};
    // What the visitor has taken out is no longer wanted; what was cancelled or refused may have been meant to go along.
    const failed = this.#host.items().find(({ id, state }) => ids.has(id) && state !== 'stored');
    return failed && (() => this.#host.onFailure(failed.id));
  }
}

/** Before the listeners of the page, which may send the form by fetch: they are called once it goes on. */
export function onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
  const submitter = (event.submitter as HTMLElement | undefined) ?? null; // a page's own event may have none
  const present = [...(members.get(form) ?? [])];
  const awaited = present.filter((member) => member.awaited.length > 0);
  const obstacle = present.map((member) => member.obstacle).find(Boolean);
  if (awaited.length > 0 || present.some((member) => member.leftOut)) event.preventDefault();
  if (awaited.length === 0 && !obstacle) return;
  const isNew = !waiting.has(form);
  const mayWait = () => !isRejectedByJQuery(form) && awaited.every((member) => member.mayWait(submitter));
  // Rejected: the page's own listeners hear the submit, which does not send the form any more.
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
  const obstacles = await Promise.all(awaited.map((member) => member.wait(form)));
  waiting.delete(form);
  for (const member of awaited) member.end();
  if (controller.signal.aborted) {
    forgetSkippedValidation(form);
    return;
  }
  const obstacle = obstacles.find(Boolean);
  if (obstacle) stay(form, obstacle);
  else send(form, submitter);
}

function stay(form: HTMLFormElement, obstacle: () => void): void {
  forgetSkippedValidation(form);
  obstacle();
}

/** Sends the form by this button, if it is still one of the form. A page that disables its buttons while it waits still means this one. */
export function send(form: HTMLFormElement, pressed: HTMLElement | null): void {
  const submitter = pressed !== null && isButtonOf(form, pressed) ? pressed : null;
  const isDisabled = submitter?.matches(':disabled') ?? false;
  if (isDisabled) submitter?.removeAttribute('disabled');
  // htmx 2 sends the button that had the focus last, instead of the event's, and forgets one that loses it.
  if (!submitter?.matches(':focus')) submitter?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  // By the prototype: a field of the form may have this name.
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  if (isDisabled) submitter?.setAttribute('disabled', '');
}

/** Another would be refused: it may have left the form meanwhile. */
const isButtonOf = (form: HTMLFormElement, submitter: HTMLElement) =>
  'form' in submitter && submitter.form === form;
