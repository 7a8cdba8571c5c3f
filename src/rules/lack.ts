// Why a form can't go on yet with the images that are in a control.
import { isUnderway, type UploadItem } from './item.js';
import type { Queue, Standstill } from './queue.js';

/** What is missing, the first reason only; the field of `ValidityState` that it is comes by `flags`. */
export type Lack =
  /** Bytes are on their way, or will be without anyone's doing. */
  | { readonly kind: 'pending'; readonly count: number }
  /** Nobody has sent it yet, or could. */
  | { readonly kind: 'unsent' | 'unfinished'; readonly item: UploadItem }
  | { readonly kind: 'required' }
  | { readonly kind: 'tooFew'; readonly count: number };

export interface Asked {
  readonly required: boolean;
  /** The form sends it by a name; without one what becomes of an image is the page's own affair. */
  readonly isNamed: boolean;
  readonly minFiles: number | undefined;
  /** When images are sent: at once, by the form's submit, or by the page. */
  readonly uploadOn: 'select' | 'submit' | 'manual';
  /** Ids of aborted images that nobody has cancelled: they are sent when the element is back in the document. */
  readonly stopped: Iterable<string>;
}

/** For these an image is missing when a submit does not try it again, or when nothing sends it. */
const FINAL: ReadonlySet<Standstill> = new Set(['final']);
const ANY: ReadonlySet<Standstill> = new Set(['due', 'unasked', 'retryable', 'final']);

/** HTML, "constraint validation": incomplete input that ought not to be submitted is bad input. */
export const flags: Readonly<Record<Lack['kind'], keyof ValidityStateFlags>> = {
  pending: 'badInput',
  unsent: 'badInput',
  unfinished: 'badInput',
  required: 'valueMissing',
  tooFew: 'tooShort',
};

/** A submit sends it: the first time, or once more. */
const isForSubmit = (item: UploadItem) =>
  item.state === 'checking' || item.state === 'ready' || (item.state === 'failed' && item.error.retryable);

/** What a submit has to wait for. */
export const isAwaited = (item: UploadItem, uploadOn: Asked['uploadOn']) =>
  isUnderway(item) ||
  (uploadOn === 'select' && (item.state === 'checking' || item.state === 'ready')) ||
  (uploadOn === 'submit' && isForSubmit(item));

/**
 * It was chosen, nobody has removed it, and no submit waits for it: a form must not be sent without it, also where the form is
 * not validated. Images without a name are the page's own affair.
 */
export const isLeftOut = (item: UploadItem, { isNamed, uploadOn }: Pick<Asked, 'isNamed' | 'uploadOn'>) =>
  isNamed &&
  (item.state === 'checking' || item.state === 'ready' || item.state === 'failed') &&
  !isAwaited(item, uploadOn);

/** Asked for with each event, so it goes by what the queue has counted. */
export function lackOf(
  queue: Pick<Queue, 'length' | 'count' | 'first' | 'find'>,
  { required, isNamed, minFiles = 0, uploadOn, stopped }: Asked,
): Lack | undefined {
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
  if (count === 0) return required ? { kind: 'required' } : undefined;
  return count < minFiles ? { kind: 'tooFew', count: minFiles } : undefined;
}
