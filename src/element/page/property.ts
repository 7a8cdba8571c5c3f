// Declares a reactive property. Lit's own decorator can do the same for accessors and by the standard, in four times the bytes.
import type { PropertyDeclaration, ReactiveElement } from '@lit/reactive-element';

/** The attribute of a property: `minSize` → `min-size`. */
export const attributeOf = (name: string) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** Without another name its attribute is `attributeOf` its name. */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: ReactiveElement, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, {
      attribute: attributeOf(name),
      ...options,
    });
