// Secrets of a request: no error, event or line of the console may show them.

/** Names of form fields, headers and query parameters whose values let others act in the visitor's or the server's name. */
const SECRET =
  /token|signature|credential|secret|password|accesskey|api-?key|customer-key|auth(?!or\b)|cookie|csrf|xsrf|session|^policy$/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** An address without what may be secret in it: its query, its fragment, a user name and a password. */
export const bareUrl = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, '$1//');

/** A text that is shorter than any key or token can be told of. */
const LONGEST_QUOTED = 19;

/** `: "tomorrow"`; nothing where it may be a secret that stands in the wrong place. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined || text.length > LONGEST_QUOTED + 2 ? '' : `: ${text}`;
}
