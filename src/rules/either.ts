// Joins words with "or".
import { isPlainEnglish, plainList } from './plain-english.js';

/** `PNG`, `PNG or WebP`, `PNG, WebP, or AVIF`, as the language writes it. */
export const eitherOf = (words: readonly string[], language: string): string =>
  isPlainEnglish(language)
    ? plainList(words, language)
    : new Intl.ListFormat(language, { type: 'disjunction' }).format(words);
