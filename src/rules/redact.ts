// Removes secrets from texts of servers. Loaded with the first failure that quotes such a text.
import type { Entries } from './facts.js';
import { isSecret } from './secrets.js';

/** Shorter values are found in any text by chance. */
const SHORTEST = 6;

/**
 * The values of secret entries in each form in which a text may quote them: a header also without its scheme (`Bearer …`),
 * a credential also as its access key alone, and all of them also encoded for a URL.
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

/** Replaces each of these values in the text by an ellipsis. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= SHORTEST)
    .sort((one, other) => other.length - one.length) // longest first: a value may contain another
    .reduce((redacted, secret) => redacted.replaceAll(secret, '…'), text);
