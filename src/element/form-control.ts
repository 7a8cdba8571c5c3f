// The element as a form control: what a form sends of it, what it is restored from, and why it can't be sent yet.
import { displayName } from '../rules/display-name.js';
import { flags, lackOf, type Lack } from '../rules/lack.js';
import { imagesOf, readImages, relist, valuesOf, type StoredImage } from '../rules/stored-image.js';
import { Uploader } from '../upload/uploader.js';
import { Properties } from './properties.js';
import { readSettings, type Settings } from './settings.js';
import { WordsController } from './words.js';

/** Properties that a value, or its being valid, is made of: a form may ask before the next drawing. */
const ABOUT_THE_FORM: ReadonlySet<PropertyKey | undefined> = new Set([
  'name',
  'required',
  'minFiles',
  'multiple',
  'uploadOn',
  'valueAs',
  'publicBase',
  'defaultValue',
]);

/** Those that a browser goes by the attribute of, at once. */
const REFLECTED = ['name', 'required', 'readonly', 'disabled'] as const;

/** What the default is read by. */
const ABOUT_IMAGES: ReadonlySet<PropertyKey | undefined> = new Set(['defaultValue', 'valueAs', 'publicBase']);

export abstract class FormControl extends Properties {
  static readonly formAssociated = true;

  protected readonly uploader = new Uploader();
  protected readonly internals = this.attachInternals();
  protected readonly speech = new WordsController(this);
  readonly #complaints = new Set<string>();
  #settings: Settings = readSettings(this, () => {});
  #customError = '';
  #existing = 0;
  /** By the page or the visitor: from then on the attribute is only what a reset goes back to. */
  #isChanged = false;
  /** The visitor has tried to send the form, or has left this control: what is wrong with it may be shown. */
  #isTried = false;
  /** The value that the page knows of. */
  #told = '';
  #isTelling = false;
  /** What the form has been told: of these images, under this name. */
  #given: readonly unknown[] = [];

  constructor() {
    super();
    this.uploader.addEventListener('statechange', () => this.#onStateChange());
    this.addEventListener('invalid', () => this.#try());
    this.addEventListener('focusout', () => queueMicrotask(() => this.#onLeave()));
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
    this.#customError = text;
    this.#judge();
  }

  /**
   * What the form sends: of one image its URL, key or JSON (`value-as`), with `multiple` a JSON array of those; empty
   * without one. Setting it, to a URL or key, or JSON of a `StoredImage` or of an array of both, shows images that exist
   * already; those that are there stay as they are.
   */
  get value(): string {
    const { images } = this;
    if (images.length === 0) return '';
    const { valueAs, multiple } = this.#settings;
    if (!multiple) return valuesOf(images, valueAs)[0] ?? '';
    return JSON.stringify(valueAs === 'json' ? images : valuesOf(images, valueAs));
  }

  set value(value: string) {
    this.#set(value, 'value');
  }

  /** The stored images, in order; settable, as `value`. */
  get images(): readonly StoredImage[] {
    return imagesOf(this.uploader.items);
  }

  set images(images: readonly (StoredImage | string)[]) {
    this.#set(images, 'images');
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#isTried = false;
    this.requestUpdate();
    this.quietly(() => this.uploader.clear());
    this.#showDefault();
  }

  formStateRestoreCallback(state: string | File | FormData): void {
    if (typeof state === 'string') this.#set(state, 'value');
  }

  override requestUpdate(...change: Parameters<Properties['requestUpdate']>): void {
    super.requestUpdate(...change);
    const [name] = change;
    const reflected = REFLECTED.find((one) => one === name);
    if (reflected && #told in this) this.#reflect(reflected);
    if (!(#told in this) || !ABOUT_THE_FORM.has(name)) return; // while it is constructed there is nothing to tell
    this.configure();
    if (ABOUT_IMAGES.has(name) && !this.#isChanged && this.value === this.#told) this.#showDefault();
    this.#give();
    this.#judge();
  }

  protected override updated(): void {
    this.#judge(); // in words that may be others by now, and beside a button that is there by now
  }

  /** It takes images: neither it nor a fieldset around it is disabled, and it is not read-only. */
  get takes(): boolean {
    return !this.isDisabled && !this.readonly;
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  protected get settings(): Settings {
    return this.#settings;
  }

  /** What is wrong, where the visitor should see it by now. */
  protected get complaint(): string {
    return this.#isTried && this.willValidate ? this.validationMessage : '';
  }

  /** The page has brought it about, which is no news to it. */
  protected quietly<Result>(change: () => Result): Result {
    const result = change();
    this.#told = this.value;
    this.#isChanged = true;
    return result;
  }

  /** The uploader with the options that the page has set by now. */
  protected configure(): Uploader {
    this.#settings = readSettings(this, (attribute, value) =>
      this.#complain(attribute, value, 'is not understood'),
    );
    this.uploader.options = { ...this.#settings, errorText: this.speech.words.errorText };
    return this.uploader;
  }

  #complain(attribute: string, value: unknown, why: string): void {
    const complaint = `<s3-image-upload> ${attribute}="${String(value)}" ${why}; the default is used.`;
    if (!this.#complaints.has(complaint)) console.warn(complaint);
    this.#complaints.add(complaint);
  }

  #set(value: unknown, attribute: string): void {
    this.configure();
    this.#isChanged = true;
    this.#show(value, attribute);
  }

  #showDefault(): void {
    this.#show(this.defaultValue, 'value');
    this.#isChanged = false;
  }

  #show(value: unknown, attribute: string): void {
    const { valueAs, publicBase } = this.#settings;
    const images = readImages(value, valueAs, publicBase);
    if (typeof images === 'string') {
      this.#complain(attribute, value, `can’t be shown (${images})`);
      return;
    }
    const newId = () => `existing-${(this.#existing += 1)}`;
    const items = relist(this.uploader.items, images, newId);
    if (
      items.some((item, index) => item !== this.uploader.items[index]) ||
      items.length < this.uploader.items.length
    )
      this.quietly(() => this.uploader.list(items));
  }

  #onStateChange(): void {
    this.#give();
    this.#judge();
    if (this.#isTelling) return;
    this.#isTelling = true;
    // After the event that tells why.
    queueMicrotask(() => {
      this.#isTelling = false;
      if (this.value === this.#told) return;
      this.#told = this.value;
      this.#isChanged = true;
      for (const type of ['input', 'change'])
        this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    });
  }

  #reflect(name: (typeof REFLECTED)[number]): void {
    const value = this[name] ?? false;
    if (typeof value === 'boolean') this.toggleAttribute(name, value);
    else this.setAttribute(name, value);
  }

  /** What is moved in a drawing loses the focus for a moment. */
  #onLeave(): void {
    if (this.#isChanged && !this.matches(':focus-within')) this.#try();
  }

  #try(): void {
    this.#isTried = true;
    this.requestUpdate();
  }

  /** Tells the form what to send and what to restore; not each time that a byte has moved. */
  #give(): void {
    const { name, valueAs } = { name: this.name ?? '', ...this.#settings };
    const given = [name, valueAs, ...this.uploader.items.filter(({ state }) => state === 'stored')];
    if (given.length === this.#given.length && given.every((part, index) => part === this.#given[index]))
      return;
    this.#given = given;
    const { images } = this;
    const data = new FormData();
    if (name) for (const value of valuesOf(images, valueAs)) data.append(name, value);
    this.internals.setFormValue(data, JSON.stringify(images));
  }

  #judged(): ElementInternals {
    this.configure();
    this.#judge();
    return this.internals;
  }

  #judge(): void {
    const { required } = this;
    const lack = lackOf(this.uploader.items, { required, ...this.#settings });
    const message = this.#customError || (lack && this.#say(lack)) || '';
    this.internals.setValidity(
      { ...(lack && { [flags[lack.kind]]: true }), customError: this.#customError !== '' },
      message,
      this.shadowRoot?.querySelector<HTMLElement>('button:enabled') ?? undefined,
    );
  }

  #say(lack: Lack): string {
    const { say } = this.speech.words;
    switch (lack.kind) {
      case 'unsent':
      case 'unfinished':
        return say(lack.kind, { name: displayName(lack.item.name) });
      case 'pending':
      case 'tooFew':
        return say(lack.kind, { count: lack.count });
      case 'required':
        return say('required');
    }
  }
}
