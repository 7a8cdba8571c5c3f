// Fills values into the texts of a language, and formats numbers for it.
import { isPlainEnglish, plainNumber } from '../rules/plain-english.js';
import type { Language, Phrase } from './strings.js';

export type Values = Readonly<Record<string, string | number>>;

/** Returns the text of this name with these values. */
export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/** @param table texts by name, with the `language` that they are in */
export const sayIn =
  <Table extends { readonly language: string }>(
    table: Table,
  ): Say<Exclude<keyof Table, keyof Language> & string> =>
  (key, values = {}) => {
    const { language } = table;
    const phrase = (table[key] ?? '') as Phrase;
    const text =
      typeof phrase === 'string'
        ? phrase
        : (phrase[pluralOf(language, Number(values.count))] ?? phrase.other);
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? formatNumber(value, language) : isolated(value, text);
    });
  };

/** Puts a value between isolates if its direction may differ from that of the text (Unicode, UAX 9). */
const isolated = (value: string, text: string) =>
  leftToRight.test(value) && !rightToLeft.test(text) ? value : `\u2068${value}\u2069`;

const leftToRight = /^[\x20-\u058f\u202f]*$/; // Latin, Greek, Cyrillic, Armenian; French sizes contain a narrow space
const rightToLeft = /[\u0590-\u08ff]/; // Hebrew, Arabic and scripts in the blocks between them

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

const pluralOf = (language: string, count: number) => {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count);
};

/** Formats with two fraction digits at most, or as per cent. Formatters are cached, since creating one is slow. */
export function formatNumber(
  value: number,
  language: string,
  style: 'decimal' | 'percent' = 'decimal',
): string {
  const plain = isPlainEnglish(language) && style === 'decimal' && plainNumber(value);
  if (plain) return plain;
  const key = language + style;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(language, { style, maximumFractionDigits: style === 'percent' ? 0 : 2 });
  numbers.set(key, format);
  return format.format(value);
}
