// Replaces the stored images of a list, and keeps those items that are still in it.
import type { UploadItem } from './item.js';
import { isStored, numbers, storedItem, texts, type StoredImage, type StoredItem } from './stored-image.js';

/**
 * Replaces the stored images of a list by these, in this order. Keeps the items of images that are in the list already, with the
 * new fields, and all items that are not stored. If there are more images than before, the rest come at the end.
 */
export function relist(
  items: readonly UploadItem[],
  images: readonly StoredImage[],
  newId: () => string,
): readonly UploadItem[] {
  const present = items.filter(isStored);
  const stored = images.map((image): UploadItem => {
    const index = present.findIndex(({ url, key }) => url === image.url || (key !== '' && key === image.key));
    const [known] = index < 0 ? [] : present.splice(index, 1);
    return known ? informed(known, image) : storedItem(image, newId());
  });
  const kept = items.flatMap((item) => (isStored(item) ? stored.splice(0, 1) : item));
  return [...kept, ...stored];
}

/** The item with the fields of the image, except its URL. */
function informed(item: StoredItem, image: StoredImage): UploadItem {
  const news = [...texts, ...numbers].filter(
    (field) => field !== 'url' && image[field] !== undefined && image[field] !== item[field],
  );
  if (news.length === 0) return item;
  return Object.freeze({ ...item, ...Object.fromEntries(news.map((field) => [field, image[field]])) });
}
