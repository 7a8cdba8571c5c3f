// Takes secrets out of texts that others wrote. Loaded with the first failure that quotes one.
import type { Entries } from './facts.js';
import { isSecret } from './secrets.js';

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
