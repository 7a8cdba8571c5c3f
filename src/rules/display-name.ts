// A file's name as it is shown: as text, whatever is in it, and no longer than a line or two.

const MOST = 120; // characters; more is nobody's to read
const TAIL = 12; // of them that stay at the end, for the extension and a number before it

/** What would change the direction of the text around it (Unicode, UAX 9), and what has no shape. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** In one piece: for a sentence, a label. */
export function displayName(name: string): string {
  const { head, tail } = splitName(name);
  return head + tail;
}

/** In two pieces, so that a narrow place can shorten the first and show the end of the second. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const [...characters] = name.slice(0, 4 * MOST) + name.slice(4 * MOST).slice(-4 * MOST);
  const legible = characters.map((character) => character.replace(UNSEEN, '\ufffd'));
  if (legible.length <= 2 * TAIL) return { head: legible.join(''), tail: '' };
  const tail = legible.splice(-TAIL).join('');
  const most = MOST - TAIL - 1;
  return { head: legible.length > most ? `${legible.slice(0, most).join('')}…` : legible.join(''), tail };
}
