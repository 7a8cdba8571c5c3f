// Which images of a list are shown.
import type { UploadItem } from './item.js';

/** All; but where there is one image only, what is stored is hidden while another is to take its place. */
export function shown(items: readonly UploadItem[], multiple: boolean): readonly UploadItem[] {
  if (multiple) return items;
  const latest = items.findLast(({ state }) => state !== 'rejected');
  return items.filter((item) => item === latest || item.state !== 'stored');
}
