// The value: images that are stored, as the page sets and reads them.
import { isQuestionable } from '../../rules/accept.js';
import { imagesOf, jsonOf, readImages, valuesOf, type StoredImage } from '../../rules/stored-image.js';
import type { Engine } from '../contract.js';
import { HeldImages, type Images } from './held-images.js';
import { Properties } from './properties.js';
import { readSettings, textOf, type Settings } from './settings.js';
import { tell } from './tell.js';
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
  readonly of: Images;
  readonly version: number;
  readonly images: readonly StoredImage[];
  readonly json: string;
}

export abstract class ValueControl extends Properties {
  protected readonly held = new HeldImages({
    settings: () => this.settings,
    onChange: () => this.onStateChange(),
    tell: (name, detail) => tell(this, name, detail),
  });
  protected engine: Engine | undefined;
  protected readonly speech = new WordsController(this);
  readonly #complaints = new Set<string>();
  #settings: Settings | undefined;
  #existing = 0;
  #source: Source = 'attribute';
  #stored: Stored = { of: this.held, version: 0, images: [], json: '[]' };

  constructor() {
    super();
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
    const { valueAs, multiple } = this.settings;
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
      this.complain(
        `${name}="false" would mean true in HTML; the attribute is taken away, which means false.`,
      );
      this.removeAttribute(name);
    } else super.attributeChangedCallback(name, before, value);
  }

  override requestUpdate(...change: Parameters<Properties['requestUpdate']>): void {
    super.requestUpdate(...change);
    // Lit's initialisers call this from the constructor, before our private fields exist.
    if (!(#stored in this)) return;
    const [name] = change;
    const { errorText } = this.speech.words;
    if (name !== undefined) this.#settings = undefined;
    else if (!this.engine || errorText === this.engine.uploads.options.errorText) return;
    this.engine?.configure();
    if (READ_BY.has(name) && !this.engine?.hasNews) this.#show(); // what the visitor has done just now stays
  }

  /** What is known of the images. */
  protected get uploads(): Images {
    return this.engine?.uploads ?? this.held;
  }

  /** What the page has set by now. */
  protected get settings(): Settings {
    if (!this.#settings) {
      this.#settings = readSettings(this, (complaint) => this.complain(complaint));
      this.#checkAccept();
    }
    return this.#settings;
  }

  /** Makes a change by script: it fires no `input` or `change`, but what the visitor did just before still does. */
  protected quietly(change: () => void): void {
    const before = this.stored.json;
    if (this.engine) this.engine.quietly(change);
    else change();
    if (this.stored.json !== before) this.changed();
  }

  /** Made anew when other images are stored, not each time that a byte has moved. */
  protected get stored(): Stored {
    const { uploads } = this;
    const version = uploads.storedVersion;
    if (version !== this.#stored.version || uploads !== this.#stored.of) {
      const images = imagesOf(uploads.items);
      this.#stored = { of: uploads, version, images, json: jsonOf(images) };
    }
    return this.#stored;
  }

  /** From now on the images are what has become of them, whatever the attribute says. */
  protected changed(): void {
    this.#source = 'changed';
  }

  /** Back to what the attribute says. */
  protected showDefault(): void {
    this.#source = 'attribute';
    this.#show();
  }

  /** The images have changed. */
  protected abstract onStateChange(): void;

  #set(given: unknown, name: 'value' | 'images'): void {
    this.#source = { given, name };
    this.#show();
  }

  #show(): void {
    const source = this.#source;
    if (source === 'changed') return;
    const { given, name } = source === 'attribute' ? { given: this.defaultValue, name: 'value' } : source;
    const { valueAs, publicBase, multiple } = this.settings;
    const images = readImages(given, valueAs, publicBase);
    if (typeof images === 'string') {
      this.complain(`${name}="${textOf(given) ?? ''}" can’t be shown (${images}); the default is used.`);
      return;
    }
    const newId = () => `existing-${(this.#existing += 1)}`;
    this.quietly(() => this.uploads.show(multiple ? images : images.slice(0, 1), newId));
    this.#source = source;
  }

  #checkAccept(): void {
    const accept = textOf(this.accept) ?? '';
    if (isQuestionable(accept))
      void import('../../rules/accept-complaint.js').then(
        ({ complaintAbout }) => this.complain(complaintAbout(accept)),
        () => {}, // the images matter more
      );
  }

  /** Once for each complaint. */
  protected complain(complaint: string): void {
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
