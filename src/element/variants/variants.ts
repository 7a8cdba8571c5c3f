// The variants by their names; all but the first are loaded when a page has one.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Properties } from '../properties.js';
import { variant as dropzone } from './dropzone.js';
import type { Drawing, Stage, Variant } from './variant.js';

/** A variant is a file, a line, and its name in the type of the property `variant`. */
const variants = {
  dropzone: () => dropzone,
  button: () => import('./button.js').then(({ variant }) => variant),
  avatar: () => import('./avatar.js').then(({ variant }) => variant),
  gallery: () => import('./gallery.js').then(({ variant }) => variant),
} satisfies Readonly<Record<VariantName, () => Variant | Promise<Variant>>>;

export type VariantName = Properties['variant'];

export const variantNames = Object.keys(variants) as VariantName[];

export class VariantController implements ReactiveController {
  drawing: Drawing;
  /** What it needs besides the styles of all. */
  styles: Variant['styles'];
  /** Settles when the variant that the page wants is there, or can't be had. */
  loaded: Promise<void> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #stage: Stage;
  readonly #wanted: () => VariantName;
  readonly #onChange: () => void;
  #name: VariantName = 'dropzone';

  /** @param onChange another is there, in other styles */
  constructor(host: ReactiveControllerHost, stage: Stage, wanted: () => VariantName, onChange: () => void) {
    this.#host = host;
    this.#stage = stage;
    this.#wanted = wanted;
    this.#onChange = onChange;
    this.drawing = dropzone.create(stage);
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const name = this.#wanted();
    if (name === this.#name) return;
    this.#name = name;
    const variant = variants[name]();
    if (!(variant instanceof Promise)) this.#become(variant);
    else
      this.loaded = variant.then(
        (loaded) => {
          if (name === this.#name) this.#become(loaded); // by now it may be another
        },
        () => {}, // the one that is there can do as much
      );
  }

  hostUpdated(): void {
    this.drawing.drawn?.();
  }

  hostDisconnected(): void {
    this.drawing.end?.();
  }

  #become({ styles, create }: Variant): void {
    this.drawing.end?.();
    this.drawing = create(this.#stage);
    this.styles = styles;
    this.#onChange();
    this.#host.requestUpdate();
  }
}
