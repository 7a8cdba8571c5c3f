// Decides whether the images of a control allow its form to be submitted, and why not.
import { isUnderway, type UploadItem } from './item.js';
import type { Queue, Standstill } from './queue.js';
import { shown } from './shown.js';

/** The first reason why the control is not valid; `flags` maps it to a field of `ValidityState`. */
export type Lack =
  /** Images are being uploaded, or will be without a further action. */
  | { readonly kind: 'pending'; readonly count: number }
  /** `unsent`: nobody has asked to send the image; `paused`: its upload is paused; `unfinished`: its upload failed. */
  | { readonly kind: 'unsent' | 'paused' | 'unfinished'; readonly item: UploadItem }
  /** An image has no alternative text, and is not marked as decoration. */
  | { readonly kind: 'undescribed'; readonly item: UploadItem }
  /** `count`: number of images that the page requires. */
  | { readonly kind: 'required' | 'tooFew'; readonly count: number };

export interface Asked {
  readonly required: boolean;
  /** Each image must have an alternative text or be marked as decoration. */
  readonly requiredAlt: boolean;
  readonly multiple: boolean;
  /** The control has a name. Without a name the form sends no images, and the page decides what happens to them. */
  readonly isNamed: boolean;
  readonly minFiles: number | undefined;
  /** What sends the images: choosing them, the form's submit, or a call by the page. */
  readonly uploadOn: 'select' | 'submit' | 'manual';
  /** Ids of images that were paused because the element left the document. They are sent once it is back. */
  readonly stopped: Iterable<string>;
}

/** Standstills that make a form invalid with `uploadOn: 'submit'`: a submit sends the others. */
const FINAL: ReadonlySet<Standstill> = new Set(['final']);
const ANY: ReadonlySet<Standstill> = new Set(['due', 'unasked', 'retryable', 'final']);

const PAUSED: ReadonlySet<Standstill> = new Set(['paused']);

/** HTML Standard, "constraint validation": incomplete input that should not be submitted is `badInput`. */
export const flags: Readonly<Record<Lack['kind'], keyof ValidityStateFlags>> = {
  pending: 'badInput',
  unsent: 'badInput',
  paused: 'badInput',
  unfinished: 'badInput',
  undescribed: 'valueMissing',
  required: 'valueMissing',
  tooFew: 'tooShort',
};

/** Whether the image still needs an alternative text: it is in `images`, or will be if it is not refused, and `alt` is not set. */
export const isUndescribed = (item: UploadItem) =>
  item.alt === undefined &&
  item.state !== 'rejected' &&
  item.state !== 'aborted' &&
  (item.state !== 'failed' || item.error.retryable);

/** Whether a submit sends the image, for the first time or again. */
const isForSubmit = (item: UploadItem) =>
  item.state === 'checking' || item.state === 'ready' || (item.state === 'failed' && item.error.retryable);

/** Whether a submit has to wait for the image. */
export const isAwaited = (item: UploadItem, uploadOn: Asked['uploadOn']) =>
  isUnderway(item) ||
  (uploadOn === 'select' && (item.state === 'checking' || item.state === 'ready')) ||
  (uploadOn === 'submit' && isForSubmit(item));

/**
 * Whether the image is in the list and no submit waits for it. A form must not be sent without such an image, even if the form
 * is not validated. If the control has no name, the page decides.
 */
export const isLeftOut = (item: UploadItem, { isNamed, uploadOn }: Pick<Asked, 'isNamed' | 'uploadOn'>) =>
  isNamed &&
  (item.state === 'checking' ||
    item.state === 'ready' ||
    item.state === 'paused' ||
    item.state === 'failed') &&
  !isAwaited(item, uploadOn);

/** Uses the counts of the queue instead of its items, since it is called after each event. */
export function lackOf(
  queue: Pick<Queue, 'items' | 'length' | 'count' | 'first' | 'find'>,
  { required, requiredAlt, multiple, isNamed, minFiles = 0, uploadOn, stopped }: Asked,
): Lack | undefined {
  // These two first, since the visitor can do something while other images are being uploaded.
  const undescribed = requiredAlt ? shown(queue.items, multiple).find(isUndescribed) : undefined;
  if (undescribed) return { kind: 'undescribed', item: undescribed };
  const absent = new Map(
    [...stopped].filter((id) => queue.find(id)?.state === 'paused').map((id) => [id, id]),
  );
  const paused = isNamed ? queue.first(PAUSED, absent) : undefined;
  if (paused) return { kind: 'paused', item: paused };
  const pending =
    absent.size +
    queue.count('presigning', 'uploading', 'waiting') +
    (uploadOn === 'submit' ? 0 : queue.count('checking')) +
    (uploadOn === 'select' ? queue.count('ready') : 0);
  if (pending > 0) return { kind: 'pending', count: pending };
  const item = isNamed ? queue.first(uploadOn === 'submit' ? FINAL : ANY) : undefined;
  if (item) return { kind: item.state === 'failed' ? 'unfinished' : 'unsent', item };
  // Rejected and aborted images do not count: the visitor knows about them, and the form does not send them.
  const count = queue.length - queue.count('rejected', 'aborted');
  if (count === 0) return required ? { kind: 'required', count: Math.max(1, minFiles) } : undefined;
  return count < minFiles ? { kind: 'tooFew', count: minFiles } : undefined;
}
