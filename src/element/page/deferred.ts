// An element that a server has rendered may be upgraded before the page's framework has set its properties and listeners.
// `defer-hydration` holds it back until the framework removes the attribute; a community protocol that Lit's own server
// rendering speaks too: https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/defer-hydration.md
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

  /** Until it is connected it draws nothing and adopts no input: what is in the tag is shown, and usable. */
  override connectedCallback(): void {
    if (!onServer && !this.isDeferred) super.connectedCallback();
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    // Lit's support for hydration would connect it a second time.
    if (name !== ATTRIBUTE) super.attributeChangedCallback(name, before, value);
    else if (value === null && this.isConnected) this.connectedCallback();
  }
}
