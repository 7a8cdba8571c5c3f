// Explains to the page's author what is wrong with an `accept` attribute. Loaded only for an attribute that is wrong.
import { isAny, isByName, isUsable, tokensOf, types, usableAccept } from './accept.js';

/** The tokens of this `accept` that have no effect, the reason, and what to write instead. */
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
      `${quoted(unknown)}: no known image format has this extension, so it matches only files with such a name.`,
  ].filter(Boolean);
  return `accept="${accept}" has ${complaints.join(' ')}`;
}

const quoted = (tokens: readonly string[]) => tokens.map((token) => `"${token}"`).join(', ');

/** Valid tokens that the author may have meant by this one: `*.png .jpg` → `.png`, `.jpg`. */
const guess = (token: string): string[] =>
  token.split(/[\s;|"'`]+/).flatMap((piece) => {
    const word = piece.replace(/^image\/|^[*.]+/, '');
    const named = types.get(`.${word}`);
    if (isAny(piece) || types.has(piece)) return piece;
    if (/^images?$|^\*?$/.test(word) && piece) return 'image/*';
    return named === undefined ? [] : piece.startsWith('image/') ? named : `.${word}`;
  });
