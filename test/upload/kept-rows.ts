// The records of images that are kept, as they are in the browser's database.
import { openDB } from 'idb';

export const DATABASE = 's3-image-upload';

const SLICE = 1024 * 1024; // bytes

export interface Row {
  name: string;
  size: number;
}

interface Counted extends Row {
  /** Slices of its bytes that are kept, and of all its bytes. */
  kept: number;
  whole: number;
}

/** None as long as no uploader has made the database. */
export async function rows(): Promise<Counted[]> {
  const isThere = (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  if (!isThere) return [];
  const database = await openDB(DATABASE);
  const all = (await database.getAll('images')) as (Row & { key: string })[];
  const counts = await Promise.all(
    all.map(({ key }) => database.count('bytes', IDBKeyRange.bound([key], [key, Infinity]))),
  );
  database.close();
  return all.map((row, index) => ({ ...row, kept: counts[index] ?? 0, whole: Math.ceil(row.size / SLICE) }));
}
