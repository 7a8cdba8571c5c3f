// The element's connection to its form, also in environments without form-associated custom elements.

/**
 * Test environments have no `attachInternals()` (happy-dom) or one without forms (jsdom). There the element is rendered and
 * has a `validity`, but belongs to no form.
 */
export function internalsOf(element: HTMLElement): ElementInternals {
  const internals = (element as Partial<HTMLElement>).attachInternals?.();
  return internals && 'setFormValue' in internals
    ? internals
    : (new FormlessInternals() as unknown as ElementInternals);
}

class FormlessInternals {
  readonly form = null;
  readonly labels = [];
  readonly states = new Set<string>();
  readonly willValidate = true;
  validity: ValidityStateFlags & { readonly valid: boolean } = { valid: true };
  validationMessage = '';

  setFormValue(): void {
    // There is no form.
  }

  setValidity(flags: ValidityStateFlags, message: string): void {
    this.validity = { ...flags, valid: !Object.values(flags).includes(true) };
    this.validationMessage = message;
  }

  checkValidity(): boolean {
    return this.validity.valid;
  }

  reportValidity(): boolean {
    return this.validity.valid;
  }
}
