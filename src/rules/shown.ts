// Which images of a list are shown.
import type { UploadItem } from './item.js';

const ENDED: ReadonlySet<UploadItem['state']> = new Set(['failed', 'aborted', 'rejected']);

/**
 * All images. If only one is allowed, the stored image is hidden while a new one is about to replace it; it is back if that
 * one fails, since a form still sends it.
 */
export function shown(items: readonly UploadItem[], multiple: boolean): readonly UploadItem[] {
  const isReplaced = !multiple && items.some(({ state }) => state !== 'stored' && !ENDED.has(state));
  return isReplaced ? items.filter(({ state }) => state !== 'stored') : items;
}

/** The image that stands for all of these: the one that a form sends, or is about to. */
export const foremost = (items: readonly UploadItem[]): UploadItem | undefined =>
  items.findLast(({ state }) => !ENDED.has(state)) ?? items.findLast(({ state }) => state !== 'rejected');
