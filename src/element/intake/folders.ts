// The images in dropped folders. Loaded with the first folder.
import { typeByName } from '../../rules/accept.js';

/** Folders in which systems and network drives keep thumbnails and deleted files. */
const NOBODYS = new Set([
  '@eadir',
  '@recycle',
  '#recycle',
  '#snapshot',
  '__macosx',
  '$recycle.bin',
  'lost+found',
]);

/** Maximum depth, since a folder can contain a link to one of its parents. */
const DEEPEST = 16;

/** A folder without images is rejected like a file that is not an image, so that the visitor sees a result. */
export async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  const files = await imagesOf(entry, 0);
  return files.length > 0 ? files : [new File(['A folder without images'], entry.name)];
}

/** Only files with the name of an image are taken from a folder. */
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

/** Names that start with a dot are hidden: macOS keeps data about a photo in `._photo.jpg`. */
const isWanted = (name: string, isFolder: boolean) =>
  !name.startsWith('.') && (isFolder ? !NOBODYS.has(name.toLowerCase()) : typeByName(name) !== undefined);

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** In the order of their names. A folder that can't be read is one unreadable file with its name. */
async function entriesOf(folder: FileSystemDirectoryEntry) {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  const unread: File[] = [];
  // A reader returns about a hundred entries at a time, and none at the end.
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

/** A file that will be rejected as if it no longer existed. */
const unreadable = (name: string, cause: unknown) =>
  Object.assign(new File(['Unreadable'], name), {
    slice: () => {
      throw cause;
    },
  });
