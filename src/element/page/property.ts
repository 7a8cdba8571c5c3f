// Declares a reactive property. Lit's own decorator also supports accessors and standard decorators, in four times the bytes.
import type { PropertyDeclaration, ReactiveElement } from '@lit/reactive-element';

/** The attribute of a property: `minSize` → `min-size`. */
export const attributeOf = (name: string) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/** Uses `attributeOf` unless another attribute is given. */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: ReactiveElement, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, {
      attribute: attributeOf(name),
      ...options,
    });
