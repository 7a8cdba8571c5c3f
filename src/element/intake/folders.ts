// The images in folders that are dropped. Loaded with the first folder.
import { typeByName } from '../../rules/accept.js';

/** Folders in which systems and network drives keep small copies, and what was deleted. */
const NOBODYS = new Set([
  '@eadir',
  '@recycle',
  '#recycle',
  '#snapshot',
  '__macosx',
  '$recycle.bin',
  'lost+found',
]);

/** More folders in folders than anybody has: a link to a folder around it would have no end. */
const DEEPEST = 16;

/** A folder without any image is refused as a file that is none: the visitor sees that nothing came of it. */
export async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  const files = await imagesOf(entry, 0);
  return files.length > 0 ? files : [new File(['A folder without images'], entry.name)];
}

/** Of a folder only what is named as an image: nobody means the rest of it. */
async function imagesOf(entry: FileSystemEntry, depth: number): Promise<File[]> {
  if (isFile(entry))
    return [
      await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch((cause: unknown) =>
        unreadable(entry.name, cause),
      ),
    ];
  if (!isFolder(entry) || depth > DEEPEST) return [];
  const { entries, unread } = await entriesOf(entry);
  const images = entries.filter(({ isDirectory, name }) => isWanted(name, isDirectory));
  return [...(await Promise.all(images.map((one) => imagesOf(one, depth + 1)))).flat(), ...unread];
}

/** What starts with a dot is hidden: `._photo.jpg` has what macOS keeps beside a photo. */
const isWanted = (name: string, isFolder: boolean) =>
  !name.startsWith('.') && (isFolder ? !NOBODYS.has(name.toLowerCase()) : typeByName(name) !== undefined);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** In the order of their names; what can't be read of the folder is one unreadable file of its name. */
async function entriesOf(folder: FileSystemDirectoryEntry) {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  const unread: File[] = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (let isMore = true; isMore;) {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch((cause: unknown) => {
      unread.push(unreadable(folder.name, cause));
      return [];
    });
    isMore = next.length > 0;
    entries.push(...next);
  }
  entries.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
  return { entries, unread };
}

/** To be refused like a file that is gone. */
const unreadable = (name: string, cause: unknown) =>
  Object.assign(new File(['Unreadable'], name), {
    slice: () => {
      throw cause;
    },
  });
