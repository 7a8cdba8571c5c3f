// The content of a drop: files, the images in folders, and links.
import { LINK } from '../../rules/link.js';
import { nameIn } from '../../rules/stored-image.js';

/** @returns files immediately; a promise if there is a folder, which must be read first */
export function filesIn({ items, files }: DataTransfer): File[] | Promise<File[]> {
  // Read now: after the event, the entries are gone.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  const present = entries.filter((entry) => entry !== null);
  return import('./folders.js').then(
    async ({ filesOf }) => (await Promise.all(present.map(filesOf))).flat(),
    () => [...files], // a folder among them can't be read, and is rejected
  );
}

/** Each link as a file that contains its URL. It is rejected as a link, and the page can fetch its image. */
export const linksIn = (data: DataTransfer): File[] =>
  data
    .getData(LINK)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#')) // RFC 2483: comments
    .map((url) => new File([url], /^https?:/.test(url) ? nameIn(url) : 'image', { type: LINK }));
