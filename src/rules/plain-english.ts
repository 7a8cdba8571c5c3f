// Formats English without `Intl`: creating the first formatter of a page takes 15 ms (docs/decisions/0014).

/** American and British English. Other kinds of English may have other separators. */
export const isPlainEnglish = (language: string) => /^en(-US|-GB)?$/.test(language);

/** Formats numbers below 1,000 with at most two fraction digits; `undefined` for other numbers. */
export function plainNumber(value: number): string | undefined {
  const text = String(value);
  return /^\d{1,3}(\.\d\d?)?$/.test(text) ? text : undefined;
}

/** Rounds the decimal text of a number to at most `fractionDigits`, so that 5.35 becomes 5.4. */
export const rounded = (value: number, fractionDigits: number) =>
  Number(`${Math.round(Number(`${value}e${fractionDigits}`))}e-${fractionDigits}`);

/** `PNG`, `PNG or WebP`, `PNG, WebP, or AVIF`, in British English without the last comma. The words have no commas. */
export const plainList = (words: readonly string[], language: string): string =>
  words.join(', ').replace(/,(?=[^,]*$)/, words.length > 2 && language !== 'en-GB' ? ', or' : ' or');
