// Makes file names fit to be shown: characters that change the text around them are replaced, long names are shortened.

const MOST = 120; // characters
const TAIL = 12; // characters kept at the end of a shortened name: the extension and a number before it
const SHORT = 14; // characters that fit into the narrowest tile
const EXTENSION = 5; // at most, with its dot: all that is kept of a name that is neither long nor short

/** Characters that change the direction of the text around them (Unicode, UAX 9), and characters without a glyph. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The name as one string, for a sentence or a label. */
export function displayName(name: string): string {
  const { head, tail } = splitName(name);
  return head + tail;
}

/** The name in two parts: a narrow place can cut `head`, and still shows `tail`. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const [...characters] = name.slice(0, 4 * MOST) + name.slice(4 * MOST).slice(-4 * MOST);
  const legible = characters.map((character) => character.replace(UNSEEN, '\ufffd'));
  const { length } = legible;
  if (length <= SHORT) return { head: legible.join(''), tail: '' };
  const extension = length - legible.lastIndexOf('.');
  const kept = length > 2 * TAIL ? TAIL : extension <= EXTENSION ? extension : 0;
  const tail = legible.splice(length - kept).join('');
  const most = MOST - TAIL - 1;
  return { head: legible.length > most ? `${legible.slice(0, most).join('')}…` : legible.join(''), tail };
}
