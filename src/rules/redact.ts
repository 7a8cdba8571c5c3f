// Removes secrets from messages of servers. Loaded with the first failure that quotes such a message.
import type { Entries } from './facts.js';
import { isSecret } from './secrets.js';

/** A shorter value may be part of a text by chance. */
const SHORTEST = 6;

/**
 * The values of secret entries, in each form in which a message can quote them: headers also without their scheme (`Bearer …`),
 * credentials also as the access key alone, and all of them also encoded for a URL.
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

/** Replaces these values in the text by ellipses. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= SHORTEST)
    .sort((one, other) => other.length - one.length) // longest first: a value may contain another
    .reduce((redacted, secret) => redacted.replaceAll(secret, '…'), text);
