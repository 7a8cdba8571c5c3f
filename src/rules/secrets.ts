// Secrets of a request: no error, event or line of the console may show them.
import type { Entries } from './facts.js';

/** Names of form fields, headers and query parameters whose values let others act in the visitor's or the server's name. */
const SECRET =
  /token|signature|credential|secret|password|accesskey|api-?key|customer-key|auth(?!or\b)|cookie|csrf|xsrf|session|^policy$/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** Shorter values are found in any text by chance. */
const SHORTEST = 6;

/**
 * The values of the entries with such names, as other texts may have them: a header also without its scheme
 * (`Bearer …`), a credential also as its access key alone, and all of them as in a URL.
 */
export function secretsOf(entries: Entries): string[] {
  const values = entries
    .filter(([name]) => isSecret(name))
    .flatMap(([name, value]) => [
      value,
      ...value.split(' '),
      ...(/credential/i.test(name) ? value.split('/', 1) : []),
    ]);
  return values.flatMap((value) => [value, new URLSearchParams([['', value]]).toString().slice(1)]);
}

/** The text with an ellipsis in the place of each of these. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= SHORTEST)
    .sort((one, other) => other.length - one.length) // a part of another must not leave its rest behind
    .reduce((redacted, secret) => redacted.replaceAll(secret, '…'), text);

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
