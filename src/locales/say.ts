// Fills values into the texts of a language, and formats numbers for it.
import { kept } from '../rules/kept.js';
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
        : (phrase[plurals(language).select(Number(values.count))] ?? phrase.other);
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? formatNumber(value, language) : isolated(value, text);
    });
  };

/** Puts a value between isolates if its direction may differ from that of the text (Unicode, UAX 9). */
const isolated = (value: string, text: string) =>
  rightToLeft.test(value + text) ? `\u2068${value}\u2069` : value;

/** Hebrew, Arabic, scripts in the blocks between them, their presentation forms, and all characters of two UTF-16 units. */
const rightToLeft = /[\u0590-\u08ff\ud800-\ufefc]/;

const plurals = kept((language: string) => new Intl.PluralRules(language));
const numbers = kept((language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }));

/** Formats with two fraction digits at most. */
export const formatNumber = (value: number, language: string): string =>
  (isPlainEnglish(language) && plainNumber(value)) || numbers(language).format(value);
