// Asks jQuery Validation whether it would reject a submit. It sets `novalidate`, and one and the same listener of it rejects the
// submit or sends the form (`submitHandler`), so nothing can come between the two: https://jqueryvalidation.org/Validator.form/

interface Validator {
  readonly settings?: { readonly onsubmit?: unknown };
  /** The pressed button skips validation: `formnovalidate`, or the class `cancel`. */
  readonly cancelSubmit?: unknown;
  readonly form?: () => unknown;
}

type JQuery = (form: HTMLFormElement) => { readonly data?: (name: string) => Validator | null | undefined };

/** Where jQuery is a global variable; a page that bundles it listens to `upload-submit`. */
export function isRejectedByJQuery(form: HTMLFormElement): boolean {
  const { jQuery } = (form.ownerDocument.defaultView ?? {}) as { readonly jQuery?: JQuery };
  const validator = typeof jQuery === 'function' ? jQuery(form).data?.('validator') : undefined;
  if (typeof validator?.form !== 'function' || !validator.settings?.onsubmit) return false;
  return !validator.cancelSubmit && validator.form() === false;
}
