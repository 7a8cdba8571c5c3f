// File names of images that have become another format.
import { typeByName } from './accept.js';
import type { Encodable } from './preparation.js';

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/avif': '.avif',
} satisfies Record<Encodable, string>;

/** The name that goes with what a file has become: `photo.heic` as JPEG is `photo.jpg`. */
export function nameOfType(name: string, type: string): string {
  const named = typeByName(name);
  if (named === type) return name;
  return (named ? name.replace(/\.[^.]*$/, '') : name) + (extensions[type] ?? '');
}
