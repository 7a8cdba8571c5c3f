// Runs in the page: sends the same images with and without our uploader, and measures only that.
import 's3-image-upload';
import { Uploader, type PresignedPost, type UploadItem } from 's3-image-upload/core';

export interface Run {
  readonly variant: Variant;
  readonly images: number;
  /** Bytes of each image. */
  readonly size: number;
  readonly concurrency: number;
}

export type Variant = keyof typeof variants;

type Work = () => Promise<void>;

/** Does the work that is not measured, and returns the work that is. */
type Prepare = (files: readonly File[], concurrency: number) => Work | Promise<Work>;

const variants = {
  /** Only XMLHttpRequest and FormData: the policies are requested before the measurement. */
  sends: async (files, concurrency) => {
    const targets = new Map<File, PresignedPost>();
    for (const file of files) targets.set(file, await presign(file));
    return () => bare(files, concurrency, (file) => targets.get(file) ?? presign(file));
  },
  /** The requests for each image if it has its own policy: one presign request and one upload. */
  requests: (files, concurrency) => () => bare(files, concurrency, presign),
  uploader: (files, concurrency) => () => byUploader(files, concurrency, '/presign'),
  /** The policy's key has `${filename}`, so one policy is enough for all images. */
  uploaderShared: (files, concurrency) => () => byUploader(files, concurrency, '/presign/shared'),
  element: async (files, concurrency) => {
    for (const earlier of document.querySelectorAll('s3-image-upload')) earlier.remove();
    const element = document.createElement('s3-image-upload');
    Object.assign(element, { presignEndpoint: '/presign', multiple: true, concurrency });
    document.body.append(element);
    await element.updateComplete;
    return () => storing(element, files);
  },
} satisfies Record<string, Prepare>;

async function bare(
  files: readonly File[],
  concurrency: number,
  targetFor: (file: File) => PresignedPost | Promise<PresignedPost>,
): Promise<void> {
  const line = files.values();
  const work = async () => {
    for (const file of line) await post(await targetFor(file), file);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function presign({ name, type, size }: File): Promise<PresignedPost> {
  const query = new URLSearchParams({ filename: name, type, size: String(size) });
  const response = await fetch(`/presign?${query.toString()}`, { cache: 'no-store' });
  return (await response.json()) as PresignedPost;
}

function post({ url, fields }: PresignedPost, file: File): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('Content-Type', file.type);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = () =>
      request.status === 201 ? resolve() : reject(new Error(`The storage answered ${request.status}.`));
    request.onerror = () => reject(new Error('The storage did not answer.'));
    request.open('POST', url);
    request.send(form);
  });
}

const byUploader = (files: readonly File[], concurrency: number, presignEndpoint: string) =>
  storing(new Uploader({ presignEndpoint, multiple: true, concurrency }), files);

interface Taker extends EventTarget {
  readonly items: readonly UploadItem[];
  addFiles(files: Iterable<File>): Promise<UploadItem[]>;
}

async function storing(taker: Taker, files: readonly File[]): Promise<void> {
  const complete = new Promise((resolve) =>
    taker.addEventListener('upload-complete', resolve, { once: true }),
  );
  await taker.addFiles(files);
  await complete;
  const stored = taker.items.filter(({ state }) => state === 'stored').length;
  if (stored !== files.length) throw new Error(`${stored} of ${files.length} images were stored.`);
}

/** Valid images, with bytes after their end up to this size. */
async function imagesOf(count: number, size: number): Promise<File[]> {
  const canvas = new OffscreenCanvas(1600, 1200);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = 'teal';
  context.fillRect(200, 150, 1200, 900);
  const picture = await canvas.convertToBlob({ type: 'image/jpeg' });
  const rest = new Uint8Array(size - picture.size);
  return Array.from(
    { length: count },
    (_, index) => new File([picture, rest], `image-${index}.jpg`, { type: 'image/jpeg' }),
  );
}

const made = new Map<string, Promise<File[]>>();

declare global {
  var bench: {
    prepare(run: Run): Promise<void>;
    /** @returns milliseconds */
    measure(): Promise<number>;
  };
}

let work: Work = () => Promise.reject(new Error('Nothing is prepared.'));

globalThis.bench = {
  async prepare({ variant, images, size, concurrency }) {
    const kind = `${images} × ${size}`;
    const files = made.get(kind) ?? imagesOf(images, size);
    made.set(kind, files);
    work = await variants[variant](await files, concurrency);
    globalThis.gc?.(); // so that garbage of the previous run does not affect this one
  },
  async measure() {
    const start = performance.now();
    await work();
    return performance.now() - start;
  },
};
