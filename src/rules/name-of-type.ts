// File names of images that were converted to another format.
import { typeByName } from './accept.js';
import type { Encodable } from './encodable.js';

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/avif': '.avif',
} satisfies Record<Encodable, string>;

/** The file name with the extension of the new type: `photo.heic` as JPEG is `photo.jpg`. */
export function nameOfType(name: string, type: string): string {
  const named = typeByName(name);
  if (named === type) return name;
  return (named ? name.replace(/\.[^.]*$/, '') : name) + (extensions[type] ?? '');
}
