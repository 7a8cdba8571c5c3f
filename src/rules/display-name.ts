// Prepares file names for display: replaces characters that affect the text around them, and shortens long names.

const MOST = 120; // characters
const TAIL = 12; // characters kept at the end of a shortened name: the extension, and a number before it
const SHORT = 14; // characters that fit into the narrowest tile
const EXTENSION = 5; // characters, with the dot, kept at the end of a name of medium length

/** Characters that change the direction of the text around them (Unicode, UAX 9), and characters without a glyph. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The name as one string, for a sentence or a label. */
export function displayName(name: string): string {
  const { head, tail } = splitName(name);
  return head + tail;
}

/** The name in two parts, so that a narrow row can cut `head` off and still show `tail`. */
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
