// Texts with their values in them, numbers as the language writes them.
import type { Language, Phrase } from './strings.js';

export type Values = Readonly<Record<string, string | number>>;

/** The text of this name, with these values. */
export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/** @param table texts by name; `language` is theirs */
export const sayIn =
  <Table extends { readonly language: string }>(
    table: Table,
  ): Say<Exclude<keyof Table, keyof Language> & string> =>
  (key, values = {}) => {
    const { language } = table;
    const phrase = table[key] as Phrase;
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

/** What may run in another direction than the text around it does so between isolates (Unicode, UAX 9). */
const isolated = (value: string, text: string) =>
  leftToRight.test(value) && !rightToLeft.test(text) ? value : `\u2068${value}\u2069`;

const leftToRight = /^[\x20-\u058f\u202f]*$/; // Latin and its neighbours; French sizes have a narrow space in them
const rightToLeft = /[\u0590-\u08ff]/; // Hebrew, Arabic and their neighbours

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

const pluralOf = (language: string, count: number) => {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count);
};

/** Two digits of a fraction at most; a share of one in per cent. Kept: to make a formatter takes longer than to use it. */
export function formatNumber(
  value: number,
  language: string,
  style: 'decimal' | 'percent' = 'decimal',
): string {
  const key = language + style;
  const format =
    numbers.get(key) ??
    new Intl.NumberFormat(language, { style, maximumFractionDigits: style === 'percent' ? 0 : 2 });
  numbers.set(key, format);
  return format.format(value);
}
