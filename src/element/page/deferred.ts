// The browser can upgrade an element from a server before the page's framework has set its properties and listeners.
// With `defer-hydration`, the element waits until the framework removes the attribute. This is a community protocol, which
// Lit's server rendering uses, too: https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/defer-hydration.md
import { ReactiveElement } from '@lit/reactive-element';
import { onServer } from './on-server.js';

const ATTRIBUTE = 'defer-hydration';

export abstract class Deferred extends ReactiveElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ATTRIBUTE];
  }

  protected get isDeferred(): boolean {
    return this.hasAttribute(ATTRIBUTE);
  }

  /** Without this, the element renders nothing and adopts no input: the content of the tag stays visible and usable. */
  override connectedCallback(): void {
    if (!onServer && !this.isDeferred) super.connectedCallback();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    // Lit's hydration support would connect the element a second time.
    if (name !== ATTRIBUTE) super.attributeChangedCallback(name, before, value);
    else if (value === null && this.isConnected) this.connectedCallback();
  }
}
