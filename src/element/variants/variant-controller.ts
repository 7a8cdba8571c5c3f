// Chooses the variant that renders the images: the one that the page wants, or the dropzone until that is loaded.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { variant as dropzone } from './dropzone.js';
import type { Drawing, Stage, Variant } from './variant.js';
import { loadVariant, type VariantName } from './variants.js';

export class VariantController implements ReactiveController {
  drawing: Drawing;
  /** Its styles, beside those of all variants. */
  styles: Variant['styles'];
  /** Settles when the wanted variant has loaded, or can't be loaded. */
  loaded: Promise<void> | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #stage: Stage;
  readonly #wanted: () => VariantName;
  readonly #onChange: () => void;
  #name: VariantName = 'dropzone';

  /** @param onChange called when another variant, with other styles, takes over */
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
    if (name === 'dropzone') this.#become(dropzone);
    else
      this.loaded = loadVariant(name).then(
        (variant) => {
          if (name === this.#name) this.#become(variant); // the page may want another one now
        },
        () => {}, // the current variant has the same functions
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
