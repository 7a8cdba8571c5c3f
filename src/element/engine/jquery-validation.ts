// Asks jQuery Validation whether it would reject a submit. It sets `novalidate`, and one and the same listener of it rejects the
// submit or sends the form (`submitHandler`), so nothing can come between the two: https://jqueryvalidation.org/Validator.form/

interface Validator {
  readonly settings?: { readonly onsubmit?: unknown };
  /** The pressed button skips validation: `formnovalidate`, or the class `cancel`. */
  cancelSubmit?: unknown;
  readonly form?: () => unknown;
}

interface Wrapped {
  readonly data?: (name: string) => Validator | null | undefined;
}

type JQuery = (form: HTMLFormElement) => Wrapped | null | undefined;

/** Where jQuery is a global variable; a page that bundles it listens to `upload-submit`. Stubs of it return anything. */
function validatorOf(form: HTMLFormElement): Validator | null | undefined {
  const { jQuery } = (form.ownerDocument.defaultView ?? {}) as { readonly jQuery?: JQuery };
  return typeof jQuery === 'function' ? jQuery(form)?.data?.('validator') : undefined;
}

/** A submit did not go on. The library forgets in its own listener that the button skipped validation, and was not called. */
export function forgetSkippedValidation(form: HTMLFormElement): void {
  const validator = validatorOf(form);
  if (validator?.cancelSubmit) validator.cancelSubmit = false;
}

export function isRejectedByJQuery(form: HTMLFormElement): boolean {
  const validator = validatorOf(form);
  if (typeof validator?.form !== 'function' || !validator.settings?.onsubmit) return false;
  return !validator.cancelSubmit && validator.form() === false;
}
