// The images that are chosen: real photos with more bytes after their end, so that they have any size and differ from each other.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { scene } from '../photos.js';
import { randomFrom } from '../random.js';

export interface ImageFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

export interface ImageSet {
  readonly photos: number;
  /** Bytes, between which the photos are. */
  readonly sizes: readonly [number, number];
  /** Bytes of each of the large images. */
  readonly large: readonly number[];
}

const MARK = 256 * 1024; // bytes between two marks: a part in another place has other bytes

/** Writes the images into a folder: photos first, a large one after each third of them. */
export async function makeImages(
  folder: string,
  { photos, sizes: [least, most], large }: ImageSet,
  seed: number,
): Promise<ImageFile[]> {
  const random = randomFrom(seed);
  const picture = await (await scene(1600, 1200)).jpeg({ quality: 70 }).toBuffer();
  const made: ImageFile[] = [];
  const make = async (name: string, size: number) => {
    const path = join(folder, name);
    const file = await open(path, 'wx');
    await file.write(picture);
    await file.truncate(Math.round(size));
    for (let at = picture.length; at + 8 < size; at += MARK) {
      const mark = Buffer.alloc(8);
      mark.writeUInt32LE(random() * 2 ** 32);
      mark.writeUInt32LE(random() * 2 ** 32, 4);
      await file.write(mark, 0, 8, at);
    }
    await file.close();
    made.push({ path, name, size: Math.round(size), sha256: await sha256Of(createReadStream(path)) });
  };
  const every = Math.ceil(photos / (large.length + 1));
  for (let index = 0; index < photos; index += 1) {
    const largest = large[index / every - 1];
    if (largest !== undefined) await make(`large-${index / every}.jpg`, largest);
    await make(`photo-${index + 1}.jpg`, least + random() * (most - least));
  }
  return made;
}

export async function sha256Of(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}
