// Decides whether the images of a control allow its form to be submitted, and why not.
import { isUnderway, type UploadItem } from './item.js';
import type { Queue, Standstill } from './queue.js';
import { shown } from './shown.js';

/** The first reason why the control is not valid; `flags` maps it to a field of `ValidityState`. */
export type Lack =
  /** Images are being uploaded, or will be by themselves. */
  | { readonly kind: 'pending'; readonly count: number }
  /** An image is not uploaded: nothing has sent it, or it failed. */
  | { readonly kind: 'unsent' | 'unfinished'; readonly item: UploadItem }
  /** An image has no alternative text, and is not marked as decoration. */
  | { readonly kind: 'undescribed'; readonly item: UploadItem }
  /** `count`: images that are asked for. */
  | { readonly kind: 'required' | 'tooFew'; readonly count: number };

export interface Asked {
  readonly required: boolean;
  /** Each image needs an alternative text, or to be marked as decoration. */
  readonly requiredAlt: boolean;
  readonly multiple: boolean;
  /** The control has a name. Without one the form sends no image, and the page decides what happens to them. */
  readonly isNamed: boolean;
  readonly minFiles: number | undefined;
  /** When images are sent: at once, by the form's submit, or by the page. */
  readonly uploadOn: 'select' | 'submit' | 'manual';
  /** Ids of aborted images that nobody has cancelled: they are sent when the element is back in the document. */
  readonly stopped: Iterable<string>;
}

/** Standstills that make a form invalid: with `uploadOn: 'submit'` the final ones, since a submit sends the others. */
const FINAL: ReadonlySet<Standstill> = new Set(['final']);
const ANY: ReadonlySet<Standstill> = new Set(['due', 'unasked', 'retryable', 'final']);

/** HTML, "constraint validation": incomplete input that ought not to be submitted is bad input. */
export const flags: Readonly<Record<Lack['kind'], keyof ValidityStateFlags>> = {
  pending: 'badInput',
  unsent: 'badInput',
  unfinished: 'badInput',
  undescribed: 'valueMissing',
  required: 'valueMissing',
  tooFew: 'tooShort',
};

/** Whether the image needs an answer to what it shows: it is in `images`, or will be unless it is refused. */
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
 * Whether the image was chosen, not removed, and no submit waits for it. A form must not be sent without such an image, even if
 * it is not validated. If the control has no name, that is left to the page.
 */
export const isLeftOut = (item: UploadItem, { isNamed, uploadOn }: Pick<Asked, 'isNamed' | 'uploadOn'>) =>
  isNamed &&
  (item.state === 'checking' || item.state === 'ready' || item.state === 'failed') &&
  !isAwaited(item, uploadOn);

/** Reads the counts of the queue, since it is called after each event. */
export function lackOf(
  queue: Pick<Queue, 'items' | 'length' | 'count' | 'first' | 'find'>,
  { required, requiredAlt, multiple, isNamed, minFiles = 0, uploadOn, stopped }: Asked,
): Lack | undefined {
  // First, since it can be mended while images are on their way.
  const undescribed = requiredAlt ? shown(queue.items, multiple).find(isUndescribed) : undefined;
  if (undescribed) return { kind: 'undescribed', item: undescribed };
  const pending =
    queue.count('presigning', 'uploading', 'waiting') +
    (uploadOn === 'submit' ? 0 : queue.count('checking')) +
    (uploadOn === 'select' ? queue.count('ready') : 0) +
    [...stopped].filter((id) => queue.find(id)?.state === 'aborted').length;
  if (pending > 0) return { kind: 'pending', count: pending };
  const item = isNamed ? queue.first(uploadOn === 'submit' ? FINAL : ANY) : undefined;
  if (item) return { kind: item.state === 'failed' ? 'unfinished' : 'unsent', item };
  // What was refused or cancelled is none of them: the visitor has seen it, and it is in no way the form's.
  const count = queue.length - queue.count('rejected', 'aborted');
  if (count === 0) return required ? { kind: 'required', count: Math.max(1, minFiles) } : undefined;
  return count < minFiles ? { kind: 'tooFew', count: minFiles } : undefined;
}
