// Draws the previews of the images in a list, in workers. Loaded with the first image.
import type { ImageFacts } from '../rules/facts.js';
import { startOf } from './apart/start.js';
import { WorkerPool } from './apart/worker-pool.js';
import type { PreviewTask } from './preview.js';

/** Two workers keep two cores busy, a third works while they wait for the page, a fourth gains nothing (docs/decisions/0006-previews.md). */
const WORKERS = 3;

/** Pixels that are decoded in parallel, and at most: each takes four bytes, and a browser's tab has a memory limit. */
const SIDE_BY_SIDE = 24_000_000;
const AT_ALL = 100_000_000;
/** Pixels that the page decodes itself, in one task, which costs a frame or two. */
const IN_PAGE = 4_000_000;

const workers = new WorkerPool<PreviewTask, Blob>(
  startOf('preview', () => import('./apart/preview-worker.text.js')),
  WORKERS,
  () => import('./apart/preview-worker.js'),
);
let underway = 0;
/** Workers that are kept ready. */
let expected = 0;

/** Starts a worker, since a preview will be requested soon. Starting takes as long as drawing a photo. */
export function standBy(): void {
  expected = 1;
  workers.keep(1);
}

/** Ends workers that are not needed for requested previews. */
export function standDown(): void {
  expected = 0;
  if (underway === 0) workers.keep(0);
}

/**
 * A small upright preview of this image. Rejects if the browser can't decode it, or with `signal.reason`.
 *
 * @param rank evaluated each time a worker is free: the lowest is drawn first
 */
export async function drawPreview(task: PreviewTask, signal: AbortSignal, rank: () => number): Promise<Blob> {
  const pixels = decodedPixels(task.facts);
  if (pixels > AT_ALL) throw new RangeError('It takes too much memory to draw it.');
  underway += 1;
  try {
    return await workers.run(task, signal, rank, pixels > SIDE_BY_SIDE ? WORKERS : 1);
  } catch (cause) {
    // Chromium and Firefox decode the part that exists of a truncated file; in WebKit only an `<img>` does.
    if (signal.aborted || 'ImageDecoder' in globalThis || pixels > IN_PAGE) throw cause;
    const { partInPage } = await import('./part-in-page.js');
    return await partInPage(task).catch(() => Promise.reject(cause as Error));
  } finally {
    underway -= 1;
    if (underway === 0) workers.keep(expected);
  }
}

/** A JPEG can be decoded at an eighth of its size. A progressive one still takes three bytes for each pixel. */
const decodedPixels = ({ type, width = 0, height = 0 }: ImageFacts) =>
  (type === 'image/jpeg' && 'ImageDecoder' in globalThis ? 0.25 : 1) * width * height;

/**
 * The preview that a camera has embedded in its JPEG: a slice of the file, which needs no decoding first. It has no
 * orientation of its own, so that is written into its header.
 */
export const embeddedPreview = (file: Blob, { thumbnail, orientation }: ImageFacts): Blob | undefined =>
  thumbnail &&
  new Blob([uprightHead(orientation), file.slice(thumbnail.start + 2, thumbnail.start + thumbnail.length)], {
    type: 'image/jpeg',
  });

/** SOI, and an APP1 segment with only EXIF's orientation (Exif 3.0, 4.6.4). */
const uprightHead = (orientation: number) =>
  // prettier-ignore
  new Uint8Array([
    0xff, 0xd8, 0xff, 0xe1, 0, 34, ...ascii('Exif\0\0'), ...ascii('MM\0*'), 0, 0, 0, 8,
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
  ]);

const ascii = (text: string) => new TextEncoder().encode(text);
