// What is dropped: files, and the images in folders.
import { typeByName } from '../rules/accept.js';

/** @returns files at once; a promise where there is a folder, which has to be read first */
export function filesIn({ items, files }: DataTransfer): File[] | Promise<File[]> {
  // To be asked for now: once the event is over there are none.
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...files];
  return Promise.all(entries.filter((entry) => entry !== null).map(filesOf)).then((all) => all.flat());
}

/** Of a folder only what is named as an image: nobody means the rest of it. What can't be read is passed over. */
async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  try {
    if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
    if (!isFolder(entry)) return [];
    const entries = await entriesOf(entry.createReader());
    const images = entries.filter(({ isDirectory, name }) => isDirectory || typeByName(name) !== undefined);
    return (await Promise.all(images.map(filesOf))).flat();
  } catch {
    return [];
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** In the order of their names; a reader gives a hundred at a time, and none when there are no more. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (next.length === 0) break;
    entries.push(...next);
  }
  return entries.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}
