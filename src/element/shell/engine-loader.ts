// Loads the engine: for an image, for a variant, when a pointer, the focus or a drag comes near, or when the page is idle.
import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import type { Engine, EngineHost } from '../contract.js';

/** Events that say that a visitor is about to choose an image. */
export const SIGNS = ['pointerenter', 'focusin', 'dragenter'] as const;

type Start = (host: EngineHost) => Engine;

export class EngineLoader implements ReactiveController {
  /** The engine could not be loaded. The next request loads it again. */
  hasFailed = false;
  /** Settles when the engine has loaded, or can't be loaded. */
  loading: Promise<void> | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onLoad: (start: Start) => void;
  #isLoaded = false;
  #waiting: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, onLoad: (start: Start) => void) {
    this.#host = host;
    this.#onLoad = onLoad;
    host.addController(this);
    for (const sign of SIGNS) host.addEventListener(sign, () => this.load());
  }

  hostConnected(): void {
    // Safari has no such callback: there the events load it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => this.load());
  }

  load(): void {
    if (this.#isLoaded || this.loading) return;
    this.loading = import('../engine/engine.js').then(
      ({ startEngine }) => {
        this.#isLoaded = true;
        this.#onLoad(startEngine);
        this.#end(false);
        for (const tell of this.#waiting) tell();
      },
      () => this.#end(true),
    );
  }

  /** Resolves when the engine has loaded, however many attempts that takes. */
  async loaded(): Promise<void> {
    this.load();
    if (!this.#isLoaded) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #end(hasFailed: boolean): void {
    this.loading = undefined;
    this.hasFailed = hasFailed;
    this.#host.requestUpdate();
  }
}
