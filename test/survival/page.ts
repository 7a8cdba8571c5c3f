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
  /** Bytes in slices. */
  readonly bytes: number;
}

/** The fields of a record that matter here. */
interface KeptRecord {
  /** Bytes. */
  readonly size: number;
  readonly kept: number;
  /** Its bytes were freed. */
  readonly stored?: unknown;
}

const NAME = 's3-image-upload'; // of the database
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

async function records(): Promise<readonly unknown[]> {
  if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return [];
  const database = await answerOf(indexedDB.open(NAME));
  try {
    if (!database.objectStoreNames.contains('images')) return [];
    return await answerOf<unknown[]>(database.transaction('images').objectStore('images').getAll());
  } finally {
    database.close();
  }
}

async function kept(): Promise<Kept> {
  const images = (await records()) as readonly KeptRecord[];
  return {
    images: images.length,
    whole: images.filter((image) => image.stored || image.kept === image.size).length,
    bytes: images.reduce((sum, image) => sum + image.kept, 0),
  };
}

const survival: SurvivalWindow['survival'] = {
  element,
  told,
  items: () => element.items.map(({ name, state, loaded }) => ({ name, state, loaded })),
  kept,
  records: async () => JSON.stringify(await records()),
  clear: () => element.clear(),
};
Object.assign(window, { survival });
