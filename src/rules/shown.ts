// Decides which images of a list are shown.
import type { UploadItem } from './item.js';

const ENDED: ReadonlySet<UploadItem['state']> = new Set(['failed', 'aborted', 'rejected']);

/**
 * All images. If only one is allowed, the stored image is hidden while a new one is about to replace it. If the new one fails,
 * the stored image is shown again, since the form still sends it.
 */
export function shown(items: readonly UploadItem[], multiple: boolean): readonly UploadItem[] {
  const isReplaced = !multiple && items.some(({ state }) => state !== 'stored' && !ENDED.has(state));
  return isReplaced ? items.filter(({ state }) => state !== 'stored') : items;
}

/** The image that represents the list: the one that the form sends, or will send. */
export const foremost = (items: readonly UploadItem[]): UploadItem | undefined =>
  items.findLast(({ state }) => !ENDED.has(state)) ?? items.findLast(({ state }) => state !== 'rejected');
