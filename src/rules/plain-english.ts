// English without `Intl`: the first formatter of a page takes 15 ms to make (docs/decisions/0014).

/** English as it is written in the USA and Britain; others have other separators. */
export const isPlainEnglish = (language: string) => /^en(-US|-GB)?$/.test(language);

/** Numbers that have no separator of thousands, and two fraction digits at most; `undefined` for others. */
export function plainNumber(value: number): string | undefined {
  const text = String(value);
  return /^\d{1,3}(\.\d\d?)?$/.test(text) ? text : undefined;
}

/** With so many fraction digits at most; rounded as it is written, so that 5.35 is 5.4. */
export const rounded = (value: number, fractionDigits: number) =>
  Number(`${Math.round(Number(`${value}e${fractionDigits}`))}e-${fractionDigits}`);

/** Words without commas as `PNG`, `PNG or WebP`, `PNG, WebP, or AVIF`; in British English without the last comma. */
export const plainList = (words: readonly string[], language: string): string =>
  words.join(', ').replace(/,(?=[^,]*$)/, words.length > 2 && language !== 'en-GB' ? ', or' : ' or');
