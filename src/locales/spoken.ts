// The texts of a page that is not in English, or has texts of its own. Loaded with its language.
import type { FailureFacts } from '../rules/failure.js';
import { canonical } from './canonical.js';
import type { inWordsOf } from './errors.js';
import type { Locale } from './strings.js';

export interface Spoken {
  /** Missing texts are in English. */
  readonly table: Partial<Locale>;
  readonly direction: Locale['direction'] | undefined;
  /** `undefined`: the uploader's own English. */
  readonly errorText: ((failure: FailureFacts) => string) | undefined;
}

/**
 * @param tag of the page
 * @param loaded the texts of its language, if the package has it
 * @param own the page's own texts, perhaps of another language
 * @param words makes the texts of errors
 */
export function speak(
  tag: string,
  loaded: Locale | undefined,
  own: Partial<Locale> | undefined,
  words: typeof inWordsOf,
): Spoken {
  const language = canonical(own?.language) || tag;
  const isLoaded = languageIn(language) === languageIn(tag);
  const direction = own?.direction ?? (isLoaded ? loaded?.direction : undefined);
  const table = { ...loaded, ...textsOf(own), language };
  return { table, direction, errorText: words(table) };
}

/** The language with its script, since `zh-TW` and `zh-CN` use different scripts. */
function languageIn(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script ?? ''}`;
}

/** The valid texts of the page, whose script can set any value. */
function textsOf(own: Partial<Locale> | undefined): Partial<Locale> {
  const isText = (text: unknown) =>
    typeof text === 'string' ||
    (typeof text === 'object' && text !== null && 'other' in text && typeof text.other === 'string');
  return Object.fromEntries(Object.entries(own ?? {}).filter(([, text]) => isText(text)));
}
