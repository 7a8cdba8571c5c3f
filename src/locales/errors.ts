// Failures in words. Loaded before the first failure: that may be of the very line that this would come by.
import type { FailureFacts } from '../rules/failure.js';
import { errors } from './en-errors.js';
import { errorText } from './error-text.js';
import type { ErrorStrings } from './strings.js';

/** @param own what is missing is said in English */
export const inWordsOf =
  (own: Partial<ErrorStrings> & { readonly language: string }) =>
  (failure: FailureFacts): string =>
    errorText(failure, { ...errors, ...own });

export const inEnglish = inWordsOf({ language: 'en' });
