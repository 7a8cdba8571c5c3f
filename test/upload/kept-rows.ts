// The records of images that are kept, as they are in the browser's database.
import { openDB } from 'idb';

export const DATABASE = 's3-image-upload';

export interface Row {
  name: string;
  size: number;
  kept: number;
}

/** None as long as no uploader has made the database. */
export async function rows(): Promise<Row[]> {
  const isThere = (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  if (!isThere) return [];
  const database = await openDB(DATABASE);
  const all = (await database.getAll('images')) as Row[];
  database.close();
  return all;
}
