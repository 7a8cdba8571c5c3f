// What is wrong with an `accept` attribute, for the page's author. Loaded where something is.
import { isAny, isByName, isUsable, tokensOf, types, usableAccept } from './accept.js';

/** Which tokens of this `accept` do nothing, why, and what to write instead. */
export function complaintAbout(accept: string): string {
  const tokens = tokensOf(accept);
  const used = usableAccept(accept);
  const ignored = tokens.filter((token) => !isUsable(token));
  const unknown = tokens.filter((token) => isUsable(token) && isByName(token));
  const meant = [...new Set(tokens.flatMap((token) => (isUsable(token) ? token : guess(token))))].join();
  const complaints = [
    ignored.length > 0 &&
      `${quoted(ignored)}: not a MIME type or extension of an image, ignored. "${used}" is used.`,
    ignored.length > 0 && meant !== '' && meant !== used && `Did you mean accept="${meant}"?`,
    unknown.length > 0 &&
      `${quoted(unknown)}: no known image format has this extension, only an image with such a name is accepted by it.`,
  ].filter(Boolean);
  return `accept="${accept}" has ${complaints.join(' ')}`;
}

const quoted = (tokens: readonly string[]) => tokens.map((token) => `"${token}"`).join(', ');

/** Tokens that the author of this one may have meant: `*.png .jpg` → `.png`, `.jpg`. */
const guess = (token: string): string[] =>
  token.split(/[\s;|"'`]+/).flatMap((piece) => {
    const word = piece.replace(/^image\/|^[*.]+/, '');
    const named = types.get(`.${word}`);
    if (isAny(piece) || types.has(piece)) return piece;
    if (/^images?$|^\*?$/.test(word) && piece) return 'image/*';
    return named === undefined ? [] : piece.startsWith('image/') ? named : `.${word}`;
  });
