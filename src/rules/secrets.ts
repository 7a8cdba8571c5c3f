// Secrets of a request: no error, event or line of the console may show them.

/** Names of form fields, headers and query parameters whose values let others act in the visitor's or the server's name. */
const SECRET =
  /token|signature|credential|secret|password|accesskey|api-?key|customer-key|auth(?!or\b)|cookie|csrf|xsrf|session|^policy$/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** A URL without the parts that may be secret: query, fragment, user name and password. */
export const bareUrl = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, '$1//');

/** Characters. Keys and tokens are longer, so a text up to this length may be quoted. */
const LONGEST_QUOTED = 19;

/** The value as `: "tomorrow"`, for the end of a message; empty if the value may be a secret in the wrong field. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined || text.length > LONGEST_QUOTED + 2 ? '' : `: ${text}`;
}
