// Runs in the browser: an element with the attributes of the address, and what its events have told.
import type { UploadItem } from 's3-image-upload/core';
import type { S3ImageUpload } from 's3-image-upload/element';

export interface Told {
  /** Causes of `upload-persist-error`. */
  readonly unkept: string[];
  /** Images that have failed for good or were refused, and why. */
  readonly failures: string[];
}

export interface SurvivalWindow {
  readonly survival: {
    readonly element: S3ImageUpload;
    readonly told: Told;
    readonly items: () => Pick<UploadItem, 'name' | 'state' | 'loaded'>[];
    readonly kept: () => Promise<Kept>;
    /** The records of the images, as JSON. */
    readonly records: () => Promise<string>;
    readonly clear: () => void;
  };
}

/** What is in the database. */
export interface Kept {
  /** Images, and those of them of which all bytes are there or were freed because they are stored. */
  readonly images: number;
  readonly whole: number;
  /** Bytes in slices: each counts as a full one. */
  readonly bytes: number;
}

/** The fields of a record that matter here. */
interface KeptRecord {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes were freed. */
  readonly stored?: unknown;
}

const NAME = 's3-image-upload'; // of the database
const SLICE = 1024 * 1024; // bytes
const told: Told = { unkept: [], failures: [] };

function elementOf(attributes: URLSearchParams): S3ImageUpload {
  const element = document.createElement('s3-image-upload');
  for (const [name, value] of attributes) element.setAttribute(name, value);
  element.setAttribute('presign-endpoint', '/presign');
  element.setAttribute('presign-method', 'post');
  element.setAttribute('multiple', '');
  element.addEventListener('upload-persist-error', (event) =>
    told.unkept.push(String((event as CustomEvent<{ cause: unknown }>).detail.cause)),
  );
  element.addEventListener('upload-error', ({ detail: { item, error } }) =>
    told.failures.push(`${item.name}: ${error.code} (${String(error.cause)})`),
  );
  element.addEventListener('upload-reject', ({ detail: { file, error } }) =>
    told.failures.push(`${file.name}: ${error.code}`),
  );
  return element;
}

await import(/* @vite-ignore */ `${location.origin}/cdn/s3-image-upload.js`);
const element = elementOf(new URLSearchParams(location.search));
document.body.append(element);

const answerOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
  });

interface Rows {
  readonly records: readonly KeptRecord[];
  /** Of each slice: the key of its image, and the index of its first byte. */
  readonly slices: readonly (readonly [key: string, start: number])[];
}

async function rows(): Promise<Rows> {
  const none: Rows = { records: [], slices: [] };
  if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return none;
  const database = await answerOf(indexedDB.open(NAME));
  try {
    if (!database.objectStoreNames.contains('images')) return none;
    const transaction = database.transaction(['images', 'bytes']);
    const [records, slices] = await Promise.all([
      answerOf(transaction.objectStore('images').getAll() as IDBRequest<KeptRecord[]>),
      answerOf(transaction.objectStore('bytes').getAllKeys()),
    ]);
    return { records, slices: slices as [string, number][] };
  } finally {
    database.close();
  }
}

async function kept(): Promise<Kept> {
  const { records, slices } = await rows();
  const isWhole = ({ key, size, stored }: KeptRecord) =>
    stored !== undefined || slices.filter(([image]) => image === key).length === Math.ceil(size / SLICE);
  return {
    images: records.length,
    whole: records.filter(isWhole).length,
    bytes: slices.length * SLICE,
  };
}

const survival: SurvivalWindow['survival'] = {
  element,
  told,
  items: () => element.items.map(({ name, state, loaded }) => ({ name, state, loaded })),
  kept,
  records: async () => JSON.stringify((await rows()).records),
  clear: () => element.clear(),
};
Object.assign(window, { survival });
