// Names of images for assistive technology: the buttons of two images with the same file name need different names.
import { displayName } from './display-name.js';
import type { UploadItem } from './item.js';

/**
 * @param items in the order of the list
 * @returns a function: item → its name, with its number among those of the same name: `photo.jpg (2)`
 */
export function distinctNames(items: readonly Pick<UploadItem, 'id' | 'name'>[]) {
  const counts = new Map<string, number>();
  const names = new Map(items.map(({ id, name }) => [id, spoken(name)]));
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const given = new Map<string, string>();
  const last = new Map<string, number>();
  for (const [id, name] of names) {
    if (counts.get(name) === 1) continue;
    let number = last.get(name) ?? 0;
    let numbered;
    do {
      number += 1;
      numbered = `${name} (${number})`;
    } while (counts.has(numbered)); // a file has that name already
    last.set(name, number);
    given.set(id, numbered);
  }
  return ({ id, name }: Pick<UploadItem, 'id' | 'name'>): string => given.get(id) ?? displayName(name);
}

/** The name as screen readers compute it: shortened, each run of white space as one space (Accessible Name Computation). */
const spoken = (name: string) => displayName(name).replace(/\s+/g, ' ').trim();
