// The value: images that are stored, as the page sets and reads them, and the news that the visitor has changed them.
import { isQuestionable } from '../../rules/accept.js';
import type { ImageQueue } from '../../rules/held-queue.js';
import { imagesOf, readImages, relist, valuesOf, type StoredImage } from '../../rules/stored-image.js';
import type { Engine } from '../contract.js';
import { Uploads } from './uploads.js';
import { Properties } from './properties.js';
import { readSettings, textOf, type Settings } from './settings.js';
import { tellChange } from './tell.js';
import { WordsController } from './words.js';

/** How what the page has set is read: it may come before or after it. */
const READ_BY: ReadonlySet<PropertyKey | undefined> = new Set([
  'defaultValue',
  'valueAs',
  'publicBase',
  'multiple',
  'variant',
]);

/** Where the images come from: the attribute, what the page has set since, or what has become of that by now. */
type Source = 'attribute' | { readonly given: unknown; readonly name: 'value' | 'images' } | 'changed';

/** The stored images, and the same as JSON. */
interface Stored {
  readonly queue: ImageQueue;
  readonly version: number;
  readonly images: readonly StoredImage[];
  readonly json: string;
}

export abstract class ValueControl extends Properties {
  protected readonly uploads = new Uploads();
  protected engine: Engine | undefined;
  protected readonly speech = new WordsController(this);
  readonly #complaints = new Set<string>();
  #settings: Settings = readSettings(this, () => {});
  #checkedAccept = '';
  #existing = 0;
  #source: Source = 'attribute';
  /** The images that the page knows of, as JSON. */
  #told = '[]';
  #isTelling = false;
  /** A text is being written, letter by letter: it has changed once the field says so. */
  #isWriting = false;
  #stored: Stored = { queue: this.queue, version: 0, images: [], json: '[]' };

  constructor() {
    super();
    this.configure();
    this.uploads.addEventListener('statechange', () => this.#onStateChange());
    // Set before the class was there, they would hide the accessors for ever.
    for (const name of ['value', 'images'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const given: unknown = this[name];
      Reflect.deleteProperty(this, name);
      this.#set(given, name);
    }
  }

  /**
   * What the form sends: of one image its URL, key or JSON (`value-as`), with `multiple` a JSON array of those; empty
   * without one. Setting it, to a URL or key, or JSON of a `StoredImage` or of an array of both, shows images that exist
   * already; those that are there stay as they are.
   */
  get value(): string {
    const { images, json } = this.stored;
    if (images.length === 0) return '';
    const { valueAs, multiple } = this.#settings;
    if (!multiple) return valuesOf(images, valueAs)[0] ?? '';
    return valueAs === 'json' ? json : JSON.stringify(valuesOf(images, valueAs));
  }

  set value(value: string) {
    this.#set(value, 'value');
  }

  /** The stored images, in order; settable, as `value`. */
  get images(): readonly StoredImage[] {
    return [...this.stored.images];
  }

  set images(images: readonly (StoredImage | string)[]) {
    this.#set(images, 'images');
  }

  /** React 18 writes `multiple={false}` as `multiple="false"`, which HTML takes for true. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (value === 'false' && isFlag(name)) {
      this.#complain(
        `${name}="false" would mean true in HTML; the attribute is taken away, which means false.`,
      );
      this.removeAttribute(name);
    } else super.attributeChangedCallback(name, before, value);
  }

  override requestUpdate(...change: Parameters<Properties['requestUpdate']>): void {
    super.requestUpdate(...change);
    const [name] = change;
    // Lit's initialisers call this from the constructor, before our private fields exist.
    if (!(#told in this)) return;
    const isNewLanguage = this.speech.words.errorText !== this.uploads.options.errorText;
    if (name === undefined && !isNewLanguage) return;
    this.configure();
    if (READ_BY.has(name) && !this.#isNews) this.#show(); // what the visitor has done just now stays
  }

  /** What is known of the images. */
  protected get queue(): ImageQueue {
    return this.uploads.queue;
  }

  protected get settings(): Settings {
    return this.#settings;
  }

  /** Reads what the page has set by now. Called whenever a property or the language has changed, and nowhere else. */
  protected configure(): void {
    this.#settings = readSettings(this, (complaint) => this.#complain(complaint));
    this.#checkAccept();
    this.uploads.options = { ...this.#settings, errorText: this.speech.words.errorText };
  }

  /** Runs a change made by script: it fires no `input` or `change`, but what the visitor did just before still does. */
  protected quietly<Result>(change: () => Result): Result {
    const isOwed = this.#isNews;
    const before = this.#now;
    const result = change();
    if (this.#now !== before) this.#source = 'changed';
    if (!isOwed) this.#told = this.#now;
    return result;
  }

  /** Made anew when other images are stored, not each time that a byte has moved. */
  protected get stored(): Stored {
    const { queue } = this;
    const version = queue.storedVersion;
    if (version !== this.#stored.version || queue !== this.#stored.queue) {
      const images = imagesOf(queue.items);
      this.#stored = { queue, version, images, json: JSON.stringify(images) };
    }
    return this.#stored;
  }

  /** Back to what the attribute says. */
  protected showDefault(): void {
    this.#source = 'attribute';
    this.#show();
  }

  /** The visitor writes the alternative text of an image. */
  protected write(id: string, alt: string): void {
    this.#isWriting = true;
    this.uploads.note(id, { alt });
  }

  /** The visitor has written it. */
  protected written(): void {
    tellChange(this, 'change');
  }

  /** The visitor has changed the images; the page has been told. */
  protected abstract onChange(): void;

  get #now(): string {
    return this.stored.json;
  }

  get #isNews(): boolean {
    return this.#now !== this.#told;
  }

  #set(given: unknown, name: 'value' | 'images'): void {
    this.#source = { given, name };
    this.#show();
  }

  #show(): void {
    const source = this.#source;
    if (source === 'changed') return;
    const { given, name } = source === 'attribute' ? { given: this.defaultValue, name: 'value' } : source;
    const { valueAs, publicBase, multiple } = this.#settings;
    const images = readImages(given, valueAs, publicBase);
    if (typeof images === 'string') {
      this.#complain(`${name}="${textOf(given) ?? ''}" can’t be shown (${images}); the default is used.`);
      return;
    }
    const { items } = this.uploads;
    const newId = () => `existing-${(this.#existing += 1)}`;
    const listed = relist(items, multiple ? images : images.slice(0, 1), newId);
    if (listed.length === items.length && listed.every((item, index) => item === items[index])) return;
    this.quietly(() => this.uploads.list(listed));
    this.#source = source;
  }

  #onStateChange(): void {
    if (this.#isTelling || !this.#isNews) return;
    this.#isTelling = true;
    // After the event that tells why.
    queueMicrotask(() => {
      this.#isTelling = false;
      if (!this.#isNews) return;
      this.#told = this.#now;
      this.#source = 'changed';
      tellChange(this, 'input');
      if (!this.#isWriting) tellChange(this, 'change');
      this.#isWriting = false;
      this.onChange();
    });
  }

  #checkAccept(): void {
    const accept = textOf(this.accept) ?? '';
    if (accept === this.#checkedAccept) return;
    this.#checkedAccept = accept;
    if (isQuestionable(accept))
      void import('../../rules/accept-complaint.js').then(
        ({ complaintAbout }) => this.#complain(complaintAbout(accept)),
        () => {}, // the images matter more
      );
  }

  /** Once for each complaint. */
  #complain(complaint: string): void {
    if (this.#complaints.has(complaint)) return;
    this.#complaints.add(complaint);
    // The address of a private image has its signature in the query.
    console.warn(`<s3-image-upload> ${complaint.replace(/\?[^\s"'\\]+/g, '?…')}`);
  }
}

/** Does this attribute mean true by being there? */
const isFlag = (attribute: string) =>
  [...Properties.elementProperties].some(
    ([property, declared]) => declared.type === Boolean && (declared.attribute ?? property) === attribute,
  );
