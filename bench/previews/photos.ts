// Makes the photos whose previews are measured, like those of cameras: with grain, EXIF and a thumbnail, some in portrait format.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { scene } from '../../test/photos.js';
import { renderedOnce } from '../../test/rendered-once.js';
import { exifSegment } from './exif.js';

interface Recipe {
  readonly title: string;
  readonly photos: number;
  /** Pixels of the sensor, which is always in landscape format. */
  readonly width: number;
  readonly height: number;
  readonly quality: number;
}

const recipes = {
  '12mp': { title: '12 MP', photos: 1, width: 4032, height: 3024, quality: 91 },
  '48mp': { title: '48 MP', photos: 1, width: 8064, height: 6048, quality: 89 },
  '100x2mp': { title: '100 × 2 MP', photos: 100, width: 1632, height: 1224, quality: 91 },
  '500x100kb': { title: '500 × 100 KB', photos: 500, width: 1024, height: 768, quality: 73 },
} satisfies Record<string, Recipe>;

export type SetName = keyof typeof recipes;
export const setNames = Object.keys(recipes) as SetName[];

export interface PhotoSet {
  readonly title: string;
  readonly paths: readonly string[];
}

export async function photoSet(name: SetName): Promise<PhotoSet> {
  const recipe: Recipe = recipes[name];
  const sources = ['photos.ts', 'exif.ts', '../../test/photos.ts'].map(
    (file) => new URL(file, import.meta.url),
  );
  const folder = await renderedOnce(`preview-photos-${name}`, sources, async (into) => {
    process.stderr.write(`Rendering ${recipe.title}, once …\n`);
    for (let index = 0; index < recipe.photos; index += 1)
      await writeFile(join(into, `IMG_${String(index).padStart(4, '0')}.jpg`), await photo(recipe, index));
  });
  return { title: recipe.title, paths: (await readdir(folder)).sort().map((file) => join(folder, file)) };
}

/** Values of the EXIF orientation, and the rotation of the sensor in degrees. */
const ways = [
  { orientation: 6, turn: 270 },
  { orientation: 1, turn: 0 },
  { orientation: 1, turn: 0 },
  { orientation: 3, turn: 180 },
  { orientation: 8, turn: 90 },
] as const;

async function photo({ width, height, quality }: Recipe, index: number): Promise<Uint8Array> {
  const { orientation, turn } = ways[index % ways.length] ?? ways[1];
  const upright = turn % 180 === 0 ? ([width, height] as const) : ([height, width] as const);
  const drawing = (await scene(...upright, index + 1)).rotate(turn);
  const raw = await drawing.raw().toBuffer({ resolveWithObject: true });
  const picture = () => sharp(raw.data, { raw: raw.info });
  // Green, unlike the photo, so that the colour on screen distinguishes the thumbnail from the photo.
  const thumbnail = await picture().resize(160, 120).recomb(GREEN).jpeg({ quality: 75 }).toBuffer();
  const jpeg = await picture().jpeg({ quality }).toBuffer();
  const afterStart = 2; // bytes of the marker at the start of a JPEG
  return Buffer.concat([
    jpeg.subarray(0, afterStart),
    exifSegment(orientation, thumbnail),
    jpeg.subarray(afterStart),
  ]);
}

const GREEN: [[number, number, number], [number, number, number], [number, number, number]] = [
  [0.2, 0.1, 0.1],
  [0.5, 0.5, 0.2],
  [0.2, 0.1, 0.1],
];
