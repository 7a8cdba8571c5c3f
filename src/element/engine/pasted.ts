// Which files of a clipboard are meant: spreadsheets and word processors add a picture of the copied text.
import type { Paste } from '../intake/paste.js';

/**
 * Files are meant if the clipboard has no text, or only text that names the files: Finder adds their names, file managers of
 * Linux their paths. HTML belongs to an image if it has an `<img>` and no table: browsers add it to an image that is
 * copied from a page, and Safari before 26.2 adds the image's URL, too (https://github.com/WebKit/WebKit/pull/53362). Office
 * adds RTF to everything; Safari hides RTF from pages, so the HTML has to decide.
 */
export function filesPasted({
  types,
  files,
  text,
  html,
}: Pick<Paste, 'types' | 'files' | 'text' | 'html'>): File[] {
  const isOfImage = /<img\b/i.test(html) && !/<table\b/i.test(html);
  if (types.some((type) => /rtf$/i.test(type)) || (html !== '' && !isOfImage)) return [];
  const lines = text.split(/[\r\n]+/);
  const isMeant =
    text === '' || // the text of empty cells is white space
    (isOfImage && /^\s*(https?|data|blob):\S+\s*$/.test(text)) ||
    files.every((file) => lines.some((line) => isNamed(file, line)));
  return isMeant ? [...files] : [];
}

/** Whether the text names the file by its name, a path or a `file:` URL. */
function isNamed(file: File, line: string): boolean {
  const last = line.split(/[/\\]/).at(-1) ?? '';
  const isName = [last, decoded(last)].some((name) => name.normalize() === file.name.normalize());
  return isName && (!isBitmap(file) || /^([a-z]:|file:|[/\\])/i.test(line));
}

/** The name that browsers give a picture which is no file on a disk, with the time of the paste. A cell may contain that name, too. */
const isBitmap = ({ name, lastModified }: File) =>
  /^image\.\w+$/.test(name) && Date.now() - lastModified < 5000;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
