// Finds the text for a failure: that of the page's function, or the English one, which is loaded before the first failure.
import type { Failure, FailureFacts } from '../rules/failure.js';
import { UploadError } from '../rules/upload-error.js';
import type { UploaderOptions } from './options.js';

export class ErrorTexts {
  readonly #options: () => UploaderOptions;
  #english: ((failure: FailureFacts) => string) | undefined;

  constructor(options: () => UploaderOptions) {
    this.#options = options;
  }

  /** Whether there are texts. Without them the message of an error is its code. */
  get isThere(): boolean {
    return Boolean(this.#options().errorText ?? this.#english);
  }

  /** Loads the English texts before the first failure, which may be a lost connection. @returns whether texts were loaded */
  async load(): Promise<boolean> {
    if (this.isThere) return false;
    const loaded = await import('../locales/errors.js').catch(() => undefined);
    this.#english = loaded?.inEnglish;
    return loaded !== undefined;
  }

  /** Creates an error. Calls `errorText` of the page, which may call any method of the uploader. */
  error(failure: Failure): UploadError {
    return new UploadError(failure, this.#textOf(failure));
  }

  /** The same failure with the current text. Returns the same object if its text has not changed. */
  reworded(error: UploadError): UploadError {
    const again = error.inWords((failure) => this.#textOf(failure));
    return again.message === error.message ? error : again;
  }

  /** Calls `errorText`. If it throws, the English text is used. */
  #textOf(failure: FailureFacts): string {
    const english = this.#english?.(failure) ?? failure.code;
    try {
      const text: unknown = this.#options().errorText?.(failure);
      return typeof text === 'string' ? text : english;
    } catch (error) {
      console.error(error);
      return english;
    }
  }
}
