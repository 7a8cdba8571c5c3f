// `value` and `images`: the stored images, as the page sets and reads them.
import { isQuestionable } from '../../rules/accept.js';
import { imagesOf, jsonOf, readImages, valuesOf, type StoredImage } from '../../rules/stored-image.js';
import type { Engine } from '../contract.js';
import { HeldImages, type Images } from './held-images.js';
import { Properties } from './properties.js';
import { readSettings, textOf, type Settings } from './settings.js';
import { tell } from './tell.js';
import { WordsController } from './words.js';

/** Options that change how `value` is read. They may be set before or after it. */
const READ_BY: ReadonlySet<PropertyKey | undefined> = new Set([
  'defaultValue',
  'valueAs',
  'publicBase',
  'multiple',
  'variant',
]);

/** Where the images come from: the attribute, a property that the page has set, or later changes. */
type Source = 'attribute' | { readonly given: unknown; readonly name: 'value' | 'images' } | 'changed';

/** The stored images, as objects and as JSON. */
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
    // A property that was set before the element was defined hides the accessor on the prototype.
    for (const name of ['value', 'images'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const given: unknown = this[name];
      Reflect.deleteProperty(this, name);
      this.#set(given, name);
    }
  }

  /**
   * The stored image as its URL, key or JSON (`value-as`); with `multiple`, a JSON array of those; empty without an image.
   * Set it to a URL or key, to the JSON of a `StoredImage`, or to a JSON array of these, to show images that exist already.
   * Images that are still in the value keep their items.
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

  /** The stored images as `StoredImage` objects, in order. Set it to show images that exist already. */
  get images(): readonly StoredImage[] {
    return [...this.stored.images];
  }

  set images(images: readonly (StoredImage | string)[]) {
    this.#set(images, 'images');
  }

  /** React 18 writes `multiple={false}` as `multiple="false"`, which means true in HTML. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (value === 'false' && isFlag(name)) {
      this.complain(`${name}="false" would mean true in HTML; the attribute is removed.`);
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
    if (READ_BY.has(name) && !this.engine?.hasNews) this.#show(); // keeps a change of the visitor that has not been reported yet
  }

  /** The images, in the engine or, before it has loaded, held. */
  protected get uploads(): Images {
    return this.engine?.uploads ?? this.held;
  }

  /** The options as the page has set them, parsed. */
  protected get settings(): Settings {
    if (!this.#settings) {
      this.#settings = readSettings(this, (complaint) => this.complain(complaint));
      this.#checkAccept();
    }
    return this.#settings;
  }

  /** Makes a change that dispatches no `input` or `change`. An earlier change by the visitor is still reported. */
  protected quietly(change: () => void): void {
    const before = this.stored.json;
    if (this.engine) this.engine.quietly(change);
    else change();
    if (this.stored.json !== before) this.changed();
  }

  /** Computed again only when the stored images have changed. */
  protected get stored(): Stored {
    const { uploads } = this;
    const version = uploads.storedVersion;
    if (version !== this.#stored.version || uploads !== this.#stored.of) {
      const images = imagesOf(uploads.items);
      this.#stored = { of: uploads, version, images, json: jsonOf(images) };
    }
    return this.#stored;
  }

  /** The images have changed; from now on a change of the attribute is ignored. */
  protected changed(): void {
    this.#source = 'changed';
  }

  /** Shows the images of the attribute again. */
  protected showDefault(): void {
    this.#source = 'attribute';
    this.#show();
  }

  /** Called when the images have changed. */
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
        () => {}, // a warning that can't be loaded must not stop an image
      );
  }

  /** Warns in the console, once for each complaint. */
  protected complain(complaint: string): void {
    if (this.#complaints.has(complaint)) return;
    this.#complaints.add(complaint);
    // The URL of a private image has a signature in its query.
    console.warn(`<s3-image-upload> ${complaint.replace(/\?[^\s"'\\]+/g, '?…')}`);
  }
}

/** Whether this is a Boolean attribute. */
const isFlag = (attribute: string) =>
  [...Properties.elementProperties].some(
    ([property, declared]) => declared.type === Boolean && (declared.attribute ?? property) === attribute,
  );
