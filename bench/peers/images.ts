// The files that are chosen: photos of a camera for the previews, others of an exact size for sending.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { photoSet } from '../previews/photos.js';

/** @param folder an empty one @returns the paths of copies of one photo of 12 megapixels, no two of which have equal bytes */
export async function photos(folder: string, count: number): Promise<string[]> {
  const [path = ''] = (await photoSet('12mp')).paths;
  return copies(folder, 'photo', await readFile(path), count);
}

/** @returns the paths of images of exactly this number of bytes */
export async function images(folder: string, count: number, size: number): Promise<string[]> {
  const create = { width: 1600, height: 1200, channels: 3, background: 'teal' } as const;
  const picture = await sharp({ create }).jpeg().toBuffer();
  return copies(
    folder,
    `image-${size}`,
    Buffer.concat([picture, Buffer.alloc(size - picture.length - 1)]),
    count,
  );
}

/** Bytes after the end of a JPEG are not shown. */
async function copies(folder: string, name: string, bytes: Buffer, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, index) => join(folder, `${name}-${index}.jpg`));
  for (const [index, path] of paths.entries())
    await writeFile(path, Buffer.concat([bytes, Buffer.of(index)]));
  return paths;
}
