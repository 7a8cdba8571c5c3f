// What is dropped: files, the images in folders, and links.
import { LINK } from '../../rules/link.js';
import { nameIn } from '../../rules/stored-image.js';

/** @returns files at once; a promise where there is a folder, which has to be read first */
export function filesIn({ items, files }: DataTransfer): File[] | Promise<File[]> {
  // Asked for now: once the event is over there are none.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  const present = entries.filter((entry) => entry !== null);
  return import('./folders.js').then(
    async ({ filesOf }) => (await Promise.all(present.map(filesOf))).flat(),
    () => [...files], // a folder among them can't be read, and is refused for it
  );
}

/** Each link, as a file that has its URL. It is refused as a link, and the page may fetch what it leads to. */
export const linksIn = (data: DataTransfer): File[] =>
  data
    .getData(LINK)
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#')) // RFC 2483: comments
    .map((url) => new File([url], /^https?:/.test(url) ? nameIn(url) : 'image', { type: LINK }));
