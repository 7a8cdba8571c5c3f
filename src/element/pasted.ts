// Which files of a clipboard are meant: spreadsheets and word processors put a picture of their text beside it.

/**
 * Files are meant where the clipboard has no text, or only text that says which files: Finder adds their names, file
 * managers of Linux their paths, Safari before 26.2 the URL of an image (https://github.com/WebKit/WebKit/pull/53362). Office
 * always adds RTF. HTML says nothing: browsers add it to an image that is copied from a page.
 */
export function filesPasted(data: DataTransfer): File[] {
  const files = [...data.files];
  if (data.types.some((type) => /rtf$/i.test(type))) return [];
  const lines = data
    .getData('text/plain')
    .trim()
    .split(/\s*\n\s*/);
  const isMeant = files.length > 1 || lines.every((line) => line === '' || isNameOf(files, line));
  return isMeant || isUrl(lines) ? files : [];
}

/** As a name, a path or a `file:` URL. */
function isNameOf(files: readonly File[], line: string): boolean {
  const last = line.split(/[/\\]/).at(-1) ?? '';
  return files.some(({ name }) => last === name || last === encodeURIComponent(name));
}

const isUrl = (lines: readonly string[]) =>
  lines.length === 1 && /^(https?|data|blob):\S+$/.test(lines[0] ?? '');
