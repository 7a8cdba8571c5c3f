// Failures on demand: rules that say which requests go wrong, and how.

/**
 * One rule. All that is set applies; the JSON form is the same, for a control route.
 * A rule without `method` leaves preflights alone, so that `times: 1` meets the request that is meant.
 */
export interface Fault {
  /** Only requests of this method. */
  readonly method?: string;
  /** Only requests whose path (encoded, without query) begins with this. */
  readonly path?: string;
  /** How many matching requests pass unharmed first; 0 by default. */
  readonly skip?: number;
  /** How many requests the rule meets before it is spent; without end by default. */
  readonly times?: number;

  /** Milliseconds before the request is looked at. */
  readonly delay?: number;
  /** The pace at which the request body is read. */
  readonly bytesPerSecond?: number;
  /** Stops reading for good once this many bytes of the request body have come; never answers. */
  readonly stallAt?: number;
  /** Resets the connection once this many bytes of the request body have come; 0: at once. */
  readonly resetAt?: number;

  /** Answers with this status once the body has been read, and stores nothing. */
  readonly status?: number;
  /** The S3 code of that answer; without it one that fits the status. */
  readonly code?: string;
  /** Its message: the causes of an `AccessDenied` differ in nothing else. */
  readonly message?: string;
  /** That answer is an HTML page, as a proxy in between would send. */
  readonly html?: boolean;
  /** That answer has no body. */
  readonly empty?: boolean;
  /** That answer is given before the body is read; behind it the body is read on, or the connection closed. */
  readonly early?: 'reads-on' | 'closes';
  /** That answer names the same path and query on this origin: with 307, as S3 does while a bucket is young. */
  readonly redirectTo?: string;
  /** More headers on the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;

  /** Leaves the CORS headers out of the answer. */
  readonly noCors?: boolean;
  /** Does what was asked, then resets the connection instead of answering. */
  readonly lostReply?: boolean;
  /** Does what was asked, then cuts the connection amid the answer's body. A 204, which has none, becomes a 200. */
  readonly truncated?: boolean;
}

/** The rules in force. The first that matches a request is the one that applies. */
export class Faults {
  #rules: { fault: Fault; toSkip: number; left: number }[] = [];

  push(fault: Fault): void {
    this.#rules.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? Infinity });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that this request meets, counted as used; undefined for none. */
  take(method: string, path: string): Fault | undefined {
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !matches(rule.fault, method, path)) continue;
      if (rule.toSkip > 0) {
        rule.toSkip -= 1;
        continue;
      }
      rule.left -= 1;
      return rule.fault;
    }
    return undefined;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  const rightMethod = fault.method ? fault.method.toUpperCase() === method : method !== 'OPTIONS';
  return rightMethod && path.startsWith(fault.path ?? '');
}
