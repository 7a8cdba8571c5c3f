// The images that are chosen: a photo with noise after its end, so that they have any size, and differ everywhere.
import { createCipheriv, createHash } from 'node:crypto';
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

const BLOCK = Buffer.alloc(1_048_576); // bytes that are written at once, as noise, which no database can compress

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
    const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, `${seed} ${name}`), Buffer.alloc(16));
    const hash = createHash('sha256');
    const file = await open(path, 'wx');
    for (let at = 0; at < size; at += BLOCK.length) {
      const bytes = noise.update(BLOCK.subarray(0, Math.min(BLOCK.length, size - at)));
      if (at === 0) picture.copy(bytes);
      hash.update(bytes);
      await file.write(bytes);
    }
    await file.close();
    made.push({ path, name, size, sha256: hash.digest('hex') });
  };
  const every = Math.ceil(photos / (large.length + 1));
  for (let index = 0; index < photos; index += 1) {
    const largest = large[index / every - 1];
    if (largest !== undefined) await make(`large-${index / every}.jpg`, largest);
    await make(`photo-${index + 1}.jpg`, Math.round(least + random() * (most - least)));
  }
  return made;
}

export async function sha256Of(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}
