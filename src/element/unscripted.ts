// An `<input type=file>` that a page has put into the tag, for browsers and moments without script.

/** What the element takes from it, where the page has not said otherwise on the tag itself. */
const TAKEN = ['name', 'accept', 'required', 'multiple'] as const;

export class UnscriptedInputs {
  readonly #host: HTMLElement;
  readonly #take: (files: File[]) => void;
  readonly #known = new WeakSet<HTMLInputElement>();

  /** @param take what has been chosen with it, before or by a label of it since */
  constructor(host: HTMLElement, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
  }

  /** Takes over those that are there by now. */
  adopt(): void {
    for (const input of this.#host.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      if (this.#known.has(input)) continue;
      this.#known.add(input);
      for (const name of TAKEN) {
        const value = input.getAttribute(name);
        if (value !== null && !this.#host.hasAttribute(name)) this.#host.setAttribute(name, value);
      }
      // The form would send it beside the element, or wait for a choice that nobody can see.
      input.removeAttribute('name');
      input.removeAttribute('required');
      this.#takeFrom(input);
      input.addEventListener('change', (event) => {
        event.stopPropagation();
        this.#takeFrom(input);
      });
    }
  }

  #takeFrom(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) this.#take(files);
  }
}
