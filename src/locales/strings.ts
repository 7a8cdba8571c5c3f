// What a language has to say.
import type { ErrorCode, FailureFacts } from '../rules/failure.js';
import type { ItemState } from '../rules/item.js';
import type { Limits } from '../rules/limits.js';

export interface Strings {
  /** BCP 47, for numbers and sizes. */
  readonly language: string;
  readonly label: (multiple: boolean) => string;
  /** The invitation beside the button. */
  readonly drop: (multiple: boolean) => string;
  /** While files hang over the element. */
  readonly dropNow: string;
  readonly browse: (multiple: boolean) => string;
  /** The rules of the page, each a phrase; what is `undefined` or empty is no rule. */
  readonly hint: (rules: Limits & { readonly formats: readonly string[] }) => string;
  readonly list: string;
  readonly states: Readonly<Record<ItemState, string>>;
  /** @param fraction 0 to 1 */
  readonly percent: (fraction: number) => string;
  /** Names of the buttons and the bar of one image. */
  readonly cancel: (name: string) => string;
  readonly retry: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly progress: (name: string) => string;
  /** Said when the queue has come to rest. */
  readonly stored: (names: readonly string[]) => string;
}

/** What is said of each failure, fit to be shown to a visitor. */
export type ErrorTexts = Readonly<Record<ErrorCode, (failure: FailureFacts) => string>>;
