// Asks jQuery Validation whether it would reject a submit. The library sets `novalidate`, and one listener of it both rejects
// the submit and sends the form (`submitHandler`), so nothing can run between the two: https://jqueryvalidation.org/Validator.form/

interface Validator {
  readonly settings?: { readonly onsubmit?: unknown };
  /** Whether the pressed button skips validation: `formnovalidate`, or the class `cancel`. */
  cancelSubmit?: unknown;
  readonly form?: () => unknown;
}

interface Wrapped {
  readonly data?: (name: string) => Validator | null | undefined;
}

type JQuery = (form: HTMLFormElement) => Wrapped | null | undefined;

/** The library, if jQuery is a global variable. A page that bundles jQuery listens to `upload-submit`. Stubs may return anything. */
function validatorOf(form: HTMLFormElement): Validator | null | undefined {
  const { jQuery } = (form.ownerDocument.defaultView ?? {}) as { readonly jQuery?: JQuery };
  return typeof jQuery === 'function' ? jQuery(form)?.data?.('validator') : undefined;
}

/** A submit did not continue. The library's own listener would reset this flag, but was not called. */
export function forgetSkippedValidation(form: HTMLFormElement): void {
  const validator = validatorOf(form);
  if (validator?.cancelSubmit) validator.cancelSubmit = false;
}

export function isRejectedByJQuery(form: HTMLFormElement): boolean {
  const validator = validatorOf(form);
  if (typeof validator?.form !== 'function' || !validator.settings?.onsubmit) return false;
  return !validator.cancelSubmit && validator.form() === false;
}
