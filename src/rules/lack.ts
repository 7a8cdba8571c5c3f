// Why a form can't go on yet with the images that are in a control.
import { isUnderway, type UploadItem } from './item.js';

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
  readonly stopped: readonly string[];
}

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

export function lackOf(
  items: readonly UploadItem[],
  { required, isNamed, minFiles = 0, uploadOn, stopped }: Asked,
): Lack | undefined {
  const open = uploadOn === 'submit' ? items.filter((item) => !isForSubmit(item)) : items;
  const pending = open.filter(
    (item) =>
      item.state === 'checking' ||
      isUnderway(item) ||
      (item.state === 'ready' && uploadOn === 'select') ||
      (item.state === 'aborted' && stopped.includes(item.id)),
  );
  if (pending.length > 0) return { kind: 'pending', count: pending.length };
  for (const item of isNamed ? open : []) {
    if (item.state === 'failed') return { kind: 'unfinished', item };
    if (item.state === 'ready') return { kind: 'unsent', item };
  }
  // What was refused or cancelled is none of them: the visitor has seen it, and it is in no way the form's.
  const count = items.filter(({ state }) => state !== 'rejected' && state !== 'aborted').length;
  if (count === 0) return required ? { kind: 'required' } : undefined;
  return count < minFiles ? { kind: 'tooFew', count: minFiles } : undefined;
}
