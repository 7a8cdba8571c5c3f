// What the handler answers when it signs nothing: problem+json (RFC 9457). docs/server.md lists the types.

/** Status and title of each type. */
export const problems = {
  'no-authorize': [503, 'The presign handler has no authorize option, so it answers on this machine only'],
  'not-signed-in': [401, 'Sign in to upload images'],
  'not-allowed': [403, 'You may not upload images here'],
  'cross-site': [403, 'Requests from other sites are refused'],
  'too-many-requests': [429, 'Too many requests'],
  'method-not-allowed': [405, 'Use GET or POST'],
  'not-json': [415, 'Send application/json'],
  'body-too-large': [413, 'The request is too large'],
  'body-invalid': [400, 'The request is neither JSON for one image nor a list of such'],
  'too-many-images': [400, 'The request is for too many images'],
  'type-not-accepted': [400, 'This type is not accepted'],
  'size-invalid': [400, 'The size is missing, or is not a whole number of bytes'],
  'too-large': [400, 'The image is too large'],
  'too-small': [400, 'The image is too small'],
  'checksum-invalid': [400, 'The checksum is not a SHA-256 in base64'],
  'checksum-missing': [400, 'A checksum is required'],
  'claim-refused': [403, 'The claim is not that of a multipart upload of this visitor'],
  'parts-invalid': [400, 'The image has no such parts'],
  'signing-failed': [500, 'No target could be signed'],
  'check-failed': [500, 'An image could not be checked'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemType = keyof typeof problems;

export class Problem {
  readonly #type: ProblemType;
  readonly #detail: string | undefined;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param detail for the page's author: what to change. Nothing internal */
  constructor(type: ProblemType, detail?: string, headers: Readonly<Record<string, string>> = {}) {
    this.#type = type;
    this.#detail = detail;
    this.#headers = headers;
  }

  /** @param headers of every answer to this request */
  response(headers: Readonly<Record<string, string>> = {}): Response {
    const [status, title] = problems[this.#type];
    const type = `urn:s3-image-upload:${this.#type}`;
    return new Response(JSON.stringify({ type, title, status, detail: this.#detail }), {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...headers,
        ...this.#headers,
      },
    });
  }
}
