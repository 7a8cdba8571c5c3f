// Messages of failures. Loaded before the first failure, which may be a lost connection.
import type { FailureFacts } from '../rules/failure.js';
import { errors } from './en-errors.js';
import { errorText } from './error-text.js';
import type { ErrorStrings } from './strings.js';

/** @param own texts of the language; English is used for those that are missing */
export const inWordsOf =
  (own: Partial<ErrorStrings> & { readonly language: string }) =>
  (failure: FailureFacts): string =>
    errorText(failure, { ...errors, ...own });

export const inEnglish = inWordsOf({ language: 'en' });
