// Faults on demand: rules that say which requests fail, and how.

/**
 * One rule. All fields that are set apply. The JSON of the route `/_faults` has the same form. A rule without `method` does not apply
 * to preflights, so that `times: 1` affects the actual request.
 */
export interface Fault {
  /** Applies only to requests with this method. */
  readonly method?: string;
  /** Applies only to requests whose path (encoded, without query) begins with this text. */
  readonly path?: string;
  /** Applies only to requests whose query has this parameter: `uploads` and `uploadId` tell the steps of a multipart upload apart. */
  readonly parameter?: string;
  /** Number of matching requests that are not affected at first; 0 by default. */
  readonly skip?: number;
  /** Number of requests that are affected before the rule ends; unlimited by default. */
  readonly times?: number;

  /** Milliseconds before the request is handled. */
  readonly delay?: number;
  /** The speed at which the request body is read. */
  readonly bytesPerSecond?: number;
  /** Stops reading once this many bytes of the request body have arrived, and never answers. */
  readonly stallAt?: number;
  /** Resets the connection once this many bytes of the request body have arrived; 0: at once. */
  readonly resetAt?: number;

  /** Answers with this status once the body has been read, and stores nothing. */
  readonly status?: number;
  /** The S3 code of that answer; by default one that matches the status. */
  readonly code?: string;
  /** The message of that answer. It is the only difference between the causes of `AccessDenied`. */
  readonly message?: string;
  /** That answer is an HTML page, as a proxy would send it. */
  readonly html?: boolean;
  /** That answer has no body. */
  readonly empty?: boolean;
  /** That answer is sent before the body is read. Then the body is read, or the connection is closed. */
  readonly early?: 'reads-on' | 'closes';
  /** That answer redirects to the same path and query on this origin; with 307, as S3 does for a new bucket. */
  readonly redirectTo?: string;
  /** Additional headers of the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;

  /** Leaves the CORS headers out of the answer. */
  readonly noCors?: boolean;
  /** Handles the request, then resets the connection instead of answering. */
  readonly lostReply?: boolean;
  /** Handles the request, then cuts the connection in the middle of the answer's body. A 204, which has no body, becomes a 200. */
  readonly truncated?: boolean;
}

/** The current rules. The first rule that matches a request applies. */
export class Faults {
  #rules: { fault: Fault; toSkip: number; left: number }[] = [];

  push(fault: Fault): void {
    this.#rules.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? Infinity });
  }

  clear(): void {
    this.#rules = [];
  }

  /**
   * The fault for this request, which counts as used; `undefined` if there is none.
   *
   * @param url path and query, as they were sent
   */
  take(method: string, url: string): Fault | undefined {
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !matches(rule.fault, method, url)) continue;
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

function matches(fault: Fault, method: string, url: string): boolean {
  const [path = '', query = ''] = url.split('?', 2);
  const rightMethod = fault.method ? fault.method.toUpperCase() === method : method !== 'OPTIONS';
  const rightQuery = fault.parameter === undefined || new URLSearchParams(query).has(fault.parameter);
  return rightMethod && rightQuery && path.startsWith(fault.path ?? '');
}
