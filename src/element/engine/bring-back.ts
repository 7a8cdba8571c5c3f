// Restores images that the visitor has removed. Loaded with the offer to undo it.
import { isTaken, isUnchecked, type ChosenItem, type UploadItem } from '../../rules/item.js';
import type { Removed, Uploads } from './uploads.js';

/**
 * Restores removed images at their indices, in their states. A listener of `upload-add` can cancel that.
 *
 * @returns those that are in the list
 */
export function bringBack(uploads: Uploads, removed: readonly Removed[]): UploadItem[] {
  const { changes, queue, items } = uploads;
  const ids = new Set(items.map(({ id }) => id));
  const urls = new Set(items.map((item) => (item.state === 'stored' ? item.url : undefined)));
  const missing = removed.filter(
    ({ item }) => !ids.has(item.id) && !(item.state === 'stored' && urls.has(item.url)),
  );
  // The URL of its preview was revoked; an image that existed before is shown from its URL.
  const back = missing.map(({ item }) =>
    item.file ? Object.freeze({ ...item, previewUrl: undefined }) : item,
  );
  changes.make(() => {
    changes.apply({ type: 'added', items: back });
    if (ids.size > 0)
      for (const { item, index } of missing) changes.apply({ type: 'moved', id: item.id, index });
  });
  // For an image that is not checked yet, `upload-add` is dispatched when it has passed its checks.
  uploads.isBringingBack = true;
  const unwanted = back.filter((item) => isTaken(item) && !changes.tell('upload-add', { item }));
  uploads.isBringingBack = false;
  for (const { id } of unwanted) changes.apply({ type: 'removed', id });
  const present = missing.flatMap(({ item: { id }, isAsked }) => {
    const item = queue.find(id);
    return item ? { item, isAsked } : [];
  });
  uploads.ask(present.flatMap(({ item, isAsked }) => (isAsked ? item : [])));
  void uploads.check(present.flatMap(({ item }) => (isUnchecked(item) ? (item as ChosenItem) : [])));
  return present.map(({ item }) => item);
}
