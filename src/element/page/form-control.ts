// The element as a form control: the submitted value, restoring and resetting, and validity.
import { valuesOf } from '../../rules/stored-image.js';
import type { Lacking } from '../contract.js';
import { internalsOf } from './internals.js';
import { onServer } from './on-server.js';
import { ValueControl } from './value-control.js';

/** Reflected synchronously, because the browser itself reads these attributes. */
const REFLECTED = ['name', 'required', 'readonly', 'disabled'] as const;

/** A change of one of these can change the validity or the submitted value, which a form may read before the next render. */
const ABOUT_THE_FORM: ReadonlySet<PropertyKey | undefined> = new Set([
  'name',
  'required',
  'requiredAlt',
  'minFiles',
  'multiple',
  'uploadOn',
  'valueAs',
]);

export abstract class FormControl extends ValueControl {
  static readonly formAssociated = true;

  protected readonly internals = internalsOf(this);
  #customError = '';
  /** The visitor has tried to submit the form, or has changed something and left this control: complaints may be shown. */
  #isTried = false;
  /** What the form was last given: the name, `value-as`, and the stored images. */
  #given: readonly unknown[] = [];
  /** What `setValidity` was last given; `undefined` after a render, since the button that anchors the message may be another one. */
  #judgement: string | undefined;

  constructor() {
    super();
    this.addEventListener('invalid', this.#onInvalid);
    this.onStateChange(); // images may have been set before the element was defined
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** The `<label>` elements of the page that belong to the element. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /**
   * `badInput` while an image is being sent or has failed, `valueMissing` without an image or an alternative text that is
   * required, `tooShort` with fewer than `min-files`.
   */
  get validity(): ValidityState {
    return this.#judged().validity;
  }

  /** Why the element is invalid, in the visitor's language. */
  get validationMessage(): string {
    return this.#judged().validationMessage;
  }

  /** Whether the element is validated: it is neither disabled nor read-only. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Returns whether the element is valid. Dispatches `invalid` if it isn't. */
  checkValidity(): boolean {
    return this.#judged().checkValidity();
  }

  /** Returns whether the element is valid. If it isn't, dispatches `invalid`, and the browser shows why. */
  reportValidity(): boolean {
    return this.#judged().reportValidity();
  }

  /** Sets a message of the page's own, which makes the element invalid. An empty text removes it. */
  setCustomValidity(text: string): void {
    const given: unknown = text;
    this.#customError = String(given); // as native controls do
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
    if (!(#given in this)) return; // the constructor has not finished
    const reflected = REFLECTED.find((one) => one === name);
    if (reflected) this.#reflect(reflected);
    if (ABOUT_THE_FORM.has(name)) this.tellForm();
  }

  protected override updated(): void {
    this.#judgement = undefined;
    this.judge(); // the language or the button may have changed
  }

  /** Whether images can be added: neither the element nor a fieldset around it is disabled, and it is not read-only. */
  get takes(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  get isDisabled(): boolean {
    return this.disabled || (!onServer && this.matches(':disabled'));
  }

  /** The validation message, if it is time to show it to the visitor. */
  protected get complaint(): string {
    const isShown = this.#isTried && this.willValidate && !this.engine?.isSubmitting;
    return isShown ? this.validationMessage : '';
  }

  protected override onStateChange(): void {
    if (#given in this) this.tellForm();
  }

  /** Passes the value and the validity to the form. */
  protected tellForm(): void {
    this.#give();
    this.judge();
  }

  protected showComplaint(): void {
    this.#isTried = true;
    this.requestUpdate();
  }

  readonly #onInvalid = () => {
    this.showComplaint();
    // Firefox reports an invalid control that can't get the focus. It checks the element, not the anchor of the message.
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0; // as the engine does
  };

  #reflect(name: (typeof REFLECTED)[number]): void {
    const value: unknown = this[name]; // scripts can set any type
    if (name !== 'name') this.toggleAttribute(name, Boolean(value));
    else if (typeof value === 'string') this.setAttribute(name, value);
    else this.removeAttribute(name);
  }

  /** Passes the values to submit and the state to restore to the form, if they have changed. */
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

  /** Passes the validity to the browser, if it has changed. */
  protected judge(): void {
    const lack = this.engine ? this.engine.lack() : this.#lack();
    // A page's own text may be empty, but `setValidity` needs a message.
    const message = this.#customError || (lack && (lack.message || lack.flag)) || '';
    const judgement = JSON.stringify([lack?.flag, this.#customError, message]);
    if (judgement === this.#judgement) return;
    this.internals.setValidity(
      { ...(lack && { [lack.flag]: true }), customError: this.#customError !== '' },
      message,
      lack?.field?.() ?? this.shadowRoot?.querySelector<HTMLElement>('button:enabled') ?? undefined,
    );
    this.#judgement = judgement;
  }

  /** What makes the element invalid before the engine has loaded. */
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
