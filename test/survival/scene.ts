// What a run works with: images, a storage with its site, and a browser profile. All of it is removed at the end.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Profile, type EarlyScript, type Engine } from './browser.js';
import { makeImages, type ImageFile, type ImageSet } from './files.js';
import { openWorld, type StoreName, type World } from './world.js';

export interface Scene {
  readonly world: World;
  readonly files: readonly ImageFile[];
  readonly profile: Profile;
  /** Of the page with the element, which tries long enough to outlast what is done to it. */
  readonly address: string;
  /** Bytes of all images. */
  readonly chosen: number;
}

export interface Setting {
  readonly images: ImageSet;
  readonly engine?: Engine;
  readonly store?: StoreName;
  readonly seed?: number;
  /** Bytes from which images are sent in parts. */
  readonly multipartFrom?: number;
  readonly early?: EarlyScript;
}

const MULTIPART_FROM = 16 * 1024 * 1024;

export async function withScene<Result>(
  {
    images,
    engine = 'Chromium',
    store = 'embedded',
    seed = 1,
    multipartFrom = MULTIPART_FROM,
    early,
  }: Setting,
  work: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'survival-'));
  const world = await openWorld(store, multipartFrom);
  const profile = new Profile(engine, join(folder, 'profile'), early);
  try {
    const files = await makeImages(folder, images, seed);
    const address = `${world.site.origin}/?persist=album&persist-key=ada&retries=10`;
    return await work({
      world,
      files,
      profile,
      address,
      chosen: files.reduce((sum, { size }) => sum + size, 0),
    });
  } finally {
    await profile.close();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}
