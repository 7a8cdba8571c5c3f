// Which images of a list are shown.
import type { UploadItem } from './item.js';

/** All images. If only one is allowed, the stored image is hidden while a new one is about to replace it. */
export function shown(items: readonly UploadItem[], multiple: boolean): readonly UploadItem[] {
  if (multiple) return items;
  const latest = items.findLast(({ state }) => state !== 'rejected');
  return items.filter((item) => item === latest || item.state !== 'stored');
}
