// Recognises the secrets of a request, which no error, event or console message may show.

/** Names of form fields, headers and query parameters with which others can act as the visitor or the server. */
const SECRET =
  /token|signature|credential|secret|password|accesskey|api-?key|customer-key|auth(?!or\b)|cookie|csrf|xsrf|session|^policy$/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** A URL without the parts that may be secret: query, fragment, user name and password. */
export const bareUrl = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, '$1//');

/** Characters. Keys and tokens are longer, so a text of this length can be quoted. */
const LONGEST_QUOTED = 19;

/** The value as `: "tomorrow"`, for the end of a message. Empty if the value may be a secret that is in the wrong field. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined || text.length > LONGEST_QUOTED + 2 ? '' : `: ${text}`;
}
