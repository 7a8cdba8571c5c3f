// Takes over an `<input type=file>` in the tag, which is usable without script and before the script has run.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Attributes that the element takes over from the input, unless the page has set them on the tag. */
const TAKEN = ['name', 'accept', 'required', 'multiple'] as const;
const defaults = { name: undefined, accept: 'image/*', required: false, multiple: false } as const;

/** Attributes that are removed, since the form would send the input beside the element, or require a choice in a hidden control. */
const WITHDRAWN = ['name', 'required'] as const;

/** Events that must not leave the input, since a page would treat them as the element's own, and `cancel` as that of a dialog. */
const KEPT = ['input', 'change', 'cancel'] as const;

type Host = ReactiveControllerHost & HTMLElement & Readonly<Record<(typeof TAKEN)[number], unknown>>;

export class UnscriptedInputs implements ReactiveController {
  readonly #host: Host;
  readonly #take: (files: File[]) => void;
  readonly #known = new WeakSet<HTMLInputElement>();
  #observer: MutationObserver | undefined;

  /** @param take called with the files that were chosen with it, before or later by its label */
  constructor(host: Host, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  /** The page may still be parsed, or may add the input later. */
  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.adopt());
    this.#observer.observe(this.#host, { childList: true, subtree: true, attributeFilter: [...WITHDRAWN] });
    this.adopt();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Takes over the inputs that are in the tag now. */
  adopt(): void {
    for (const input of this.#host.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      const isKnown = this.#known.has(input);
      this.#takeOver(input, isKnown ? WITHDRAWN : TAKEN);
      if (isKnown) continue;
      this.#known.add(input);
      this.#takeFrom(input);
      for (const type of KEPT) input.addEventListener(type, (event) => event.stopPropagation());
      input.addEventListener('change', () => this.#takeFrom(input));
    }
  }

  /** A script that morphs the page may restore the attributes that the server has sent, on both tags. */
  #takeOver(input: HTMLInputElement, names: readonly (typeof TAKEN)[number][]): void {
    for (const name of names) {
      const value = input.getAttribute(name);
      if (value === null || this.#host.hasAttribute(name)) continue;
      if ((this.#host[name] ?? defaults[name]) !== defaults[name]) continue;
      // As a property, which such a script doesn't remove.
      Object.assign(this.#host, { [name]: defaults[name] === false || value });
    }
    for (const name of WITHDRAWN) input.removeAttribute(name);
  }

  #takeFrom(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) this.#take(files);
  }
}
