// The element as a form control: what a form sends of it, what it is restored from, and why it can't be sent yet.
import { valuesOf } from '../../rules/stored-image.js';
import type { Lacking } from '../contract.js';
import { internalsOf } from './internals.js';
import { onServer } from './on-server.js';
import { ValueControl } from './value-control.js';

/** Reflected synchronously, because the browser itself reads these attributes. */
const REFLECTED = ['name', 'required', 'readonly', 'disabled'] as const;

/** A change of one of these may change validity or the submitted value: a form may ask before the next drawing. */
const ABOUT_THE_FORM: ReadonlySet<PropertyKey | undefined> = new Set([
  'name',
  'required',
  'minFiles',
  'multiple',
  'uploadOn',
  'valueAs',
]);

export abstract class FormControl extends ValueControl {
  static readonly formAssociated = true;

  protected readonly internals = internalsOf(this);
  #customError = '';
  /** The visitor has tried to send the form, or has changed something and left this control: what is wrong may be shown. */
  #isTried = false;
  /** What the form has been told: the name, what is sent of an image, and the version of the stored ones. */
  #given: readonly unknown[] = [];
  /** What the browser has been told is wrong; `undefined`: it is told again, as the button for its message may be another. */
  #judgement: string | undefined;

  constructor() {
    super();
    this.addEventListener('invalid', () => this.showComplaint());
    this.onStateChange(); // images may have been set before the class was there
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** The `<label>`s of the page that are about it. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** `badInput` while bytes are on their way or something failed, `valueMissing`, `tooShort`: fewer than `min-files`. */
  get validity(): ValidityState {
    return this.#judged().validity;
  }

  /** In the visitor's language. */
  get validationMessage(): string {
    return this.#judged().validationMessage;
  }

  /** It is neither disabled nor read-only. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether a form may be sent; fires `invalid` where not. */
  checkValidity(): boolean {
    return this.#judged().checkValidity();
  }

  /** The same, and the browser shows what is wrong. */
  reportValidity(): boolean {
    return this.#judged().reportValidity();
  }

  /** What is wrong in the page's own view; the empty text: nothing. */
  setCustomValidity(text: string): void {
    const given: unknown = text;
    this.#customError = String(given); // whatever it is, as the native one has it
    this.judge();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#isTried = false;
    this.requestUpdate();
    const chosen = this.uploads.items.filter(({ state }) => state !== 'stored');
    this.uploads.abort();
    for (const { id } of chosen) this.uploads.remove(id);
    this.showDefault();
  }

  formStateRestoreCallback(state: string | File | FormData): void {
    if (typeof state === 'string') this.value = state;
  }

  override requestUpdate(...change: Parameters<ValueControl['requestUpdate']>): void {
    super.requestUpdate(...change);
    const [name] = change;
    if (!(#given in this)) return; // while it is constructed there is no form to tell
    const reflected = REFLECTED.find((one) => one === name);
    if (reflected) this.#reflect(reflected);
    if (ABOUT_THE_FORM.has(name)) this.tellForm();
  }

  protected override updated(): void {
    this.#judgement = undefined;
    this.judge(); // in words that may be others by now, and beside a button that is there by now
  }

  /** It takes images: neither it nor a fieldset around it is disabled, and it is not read-only. */
  get takes(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  get isDisabled(): boolean {
    return this.disabled || (!onServer && this.matches(':disabled'));
  }

  /** What is wrong, where the visitor should see it by now. */
  protected get complaint(): string {
    const isShown = this.#isTried && this.willValidate && !this.engine?.isSubmitting;
    return isShown ? this.validationMessage : '';
  }

  protected override onStateChange(): void {
    if (#given in this) this.tellForm();
  }

  /** Tells the form what to send, and whether it may be sent. */
  protected tellForm(): void {
    this.#give();
    this.judge();
  }

  protected showComplaint(): void {
    this.#isTried = true;
    this.requestUpdate();
  }

  #reflect(name: (typeof REFLECTED)[number]): void {
    const value: unknown = this[name]; // a script may have set anything
    if (name !== 'name') this.toggleAttribute(name, Boolean(value));
    else if (typeof value === 'string') this.setAttribute(name, value);
    else this.removeAttribute(name);
  }

  /** Tells the form what to send and what to restore; not each time that a byte has moved. */
  #give(): void {
    const { name, valueAs } = { name: this.name ?? '', ...this.settings };
    const given = [name, valueAs, this.stored];
    if (given.every((part, index) => part === this.#given[index])) return;
    this.#given = given;
    const { images, json } = this.stored;
    const data = new FormData();
    if (name) for (const value of valuesOf(images, valueAs)) data.append(name, value);
    this.internals.setFormValue(data, json);
  }

  #judged(): ElementInternals {
    this.judge();
    return this.internals;
  }

  /** Tells the browser what is wrong, if anything; not again what it knows. */
  protected judge(): void {
    const lack = this.engine ? this.engine.lack() : this.#lack();
    // A page's own text may be empty, which no browser takes for a message.
    const message = this.#customError || (lack && (lack.message || lack.flag)) || '';
    const judgement = JSON.stringify([lack?.flag, this.#customError, message]);
    if (judgement === this.#judgement) return;
    this.internals.setValidity(
      { ...(lack && { [lack.flag]: true }), customError: this.#customError !== '' },
      message,
      this.shadowRoot?.querySelector<HTMLElement>('button:enabled') ?? undefined,
    );
    this.#judgement = judgement;
  }

  /** Of images that nobody has looked into yet. */
  #lack(): Lacking | undefined {
    const { say } = this.speech.words;
    const { items } = this.held;
    const count = items.filter(({ state }) => state === 'checking').length;
    if (count > 0 && this.settings.uploadOn !== 'submit')
      return { flag: 'badInput', message: say('pending', { count }) };
    const isNone = items.every(({ state }) => state === 'aborted');
    return this.required && isNone ? { flag: 'valueMissing', message: say('required') } : undefined;
  }
}
