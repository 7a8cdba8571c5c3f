// Prepares an image for sending: strips, scales and converts it. Loaded when a page sets such an option.
import { startOf } from '../image/apart/start.js';
import { NotLoaded, WorkerPool } from '../image/apart/worker-pool.js';
import type { resize, Resized } from '../image/resize.js';
import type { strip } from '../image/strip.js';
import type { ImageFacts } from '../rules/facts.js';
import type { Failure } from '../rules/failure.js';
import type { Limits } from '../rules/limits.js';
import { nameOfType } from '../rules/name-of-type.js';
import type { Notice } from '../rules/notice.js';
import { isToBeEncoded, type Preparation } from '../rules/preparation.js';
import type { Prepared } from '../rules/transition.js';

export type Preparing =
  { readonly ok: true; readonly prepared: Prepared } | { readonly ok: false; readonly failure: Failure };

/** Images are prepared one at a time: a decoded photo of 48 megapixels takes 200 MB. */
const resizing = new WorkerPool<Parameters<typeof resize>, Resized>(
  startOf('resize', () => import('../image/apart/resize-worker.text.js')),
  1,
  () => import('../image/apart/resize-worker.js'),
);
const stripping = new WorkerPool<Parameters<typeof strip>, Blob | null | undefined>(
  startOf('strip', () => import('../image/apart/strip-worker.text.js')),
  1,
  () => import('../image/apart/strip-worker.js'),
);

/** The options other than `metadata`. */
type Encoding = Record<Exclude<keyof Preparation, 'metadata'>, unknown>;

/** A key that is equal for options with the same result. */
export const preparationKey = ({ metadata, maxEdge, convert, quality }: Preparation): string =>
  Object.values({ metadata, maxEdge, convert, quality } satisfies Record<keyof Preparation, unknown>).join();

let underway = 0;

/** Never rejects. */
export async function prepare(
  file: File,
  facts: ImageFacts,
  { maxSize = Infinity, ...preparation }: Preparation & Pick<Limits, 'maxSize'>,
  signal: AbortSignal,
): Promise<Preparing> {
  underway += 1;
  try {
    const preparing = await encodeOrStrip(file, facts, preparation, signal);
    const size = preparing.ok ? preparing.prepared.blob.size : 0;
    return size > maxSize
      ? { ok: false, failure: { code: 'too-large', limit: maxSize, actual: size } }
      : preparing;
  } catch (cause) {
    const code = cause instanceof NotLoaded ? 'network' : 'unreadable';
    return { ok: false, failure: { code, cause } };
  } finally {
    underway -= 1;
    if (underway === 0) for (const workers of [resizing, stripping]) workers.keep(0);
  }
}

async function encodeOrStrip(
  file: File,
  facts: ImageFacts,
  preparation: Preparation,
  signal: AbortSignal,
): Promise<Preparing> {
  const { type, width, height } = facts;
  const original = { name: file.name, mimeType: type, width, height };
  let notices: readonly Notice[] = [];
  if (isToBeEncoded(preparation, facts)) {
    const { maxEdge = 0, convert, quality } = preparation; // the other options may be functions, which can't be sent to a worker
    const wanted = { maxEdge: maxEdge >= 1 ? maxEdge : undefined, convert, quality } satisfies Encoding;
    const resized = await resizing.run([file, facts, wanted], signal);
    if (resized.ok) {
      const { blob, width, height, notices } = resized; // an image that a canvas has encoded has no metadata
      const name = nameOfType(file.name, blob.type);
      return { ok: true, prepared: { blob, name, mimeType: blob.type, width, height, notices } };
    }
    notices = resized.notices;
  }
  const stripped = preparation.metadata === 'strip' ? await stripping.run([file, type], signal) : file;
  const blob = stripped === null ? file : stripped; // `null`: the file has no metadata
  if (blob) return { ok: true, prepared: { ...original, blob, notices } };
  const cause = `The metadata of this ${type} can’t be removed without re-encoding: the file is damaged, or its structure does not allow it.`;
  return { ok: false, failure: { code: 'not-stripped', type, cause } };
}
