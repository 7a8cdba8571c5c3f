// Photos for the tests, rendered once into node_modules/.cache: in every format, one as large as those of a phone.
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { randomFrom } from './random.js';
import { renderedOnce } from './rendered-once.js';

export interface Photo {
  readonly path: string;
  readonly name: string;
  /** The type of the bytes, whatever the name says. */
  readonly type: string;
}

export type PhotoName = keyof typeof recipes;

/** By name: the MIME type, and the function that creates the photo. */
const recipes = {
  /** 12 megapixels, 2–5 MB, in portrait format (EXIF orientation 6), with a GPS position. */
  'phone.jpg': ['image/jpeg', () => phone()],
  'harbour.png': ['image/png', () => scene(640, 480).then((image) => image.png())],
  'harbour.webp': ['image/webp', () => scene(1600, 1200).then((image) => image.webp())],
  'harbour.gif': ['image/gif', () => scene(480, 360).then((image) => image.gif())],
  'harbour.avif': ['image/avif', () => scene(800, 600).then((image) => image.avif({ effort: 2 }))],
  'small.jpg': ['image/jpeg', () => scene(320, 240).then((image) => image.jpeg())],
  /** A file that a visitor has renamed. */
  'a-jpeg.png': ['image/jpeg', () => scene(320, 240).then((image) => image.jpeg())],
} satisfies Record<string, [string, () => Promise<Sharp>]>;

/** Creates missing photos. The same source creates the same pictures. */
export async function photos(): Promise<Readonly<Record<PhotoName, Photo>>> {
  const names = Object.keys(recipes) as PhotoName[];
  const folder = await renderedOnce('photos', [new URL(import.meta.url)], async (into) => {
    for (const name of names) await (await recipes[name][1]()).toFile(join(into, name));
  });
  const made = names.map((name) => [name, { path: join(folder, name), name, type: recipes[name][0] }]);
  return Object.fromEntries(made) as Record<PhotoName, Photo>;
}

/** Upright it is 3000 × 4000 pixels. The sensor is in landscape format, as in phones. */
async function phone(): Promise<Sharp> {
  return (await scene(3000, 4000))
    .rotate(270)
    .jpeg({ quality: 88 })
    .withExif({
      IFD0: { Make: 'Example', Model: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '54/1 19/1 1200/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '10/1 8/1 2400/100',
      },
    })
    .withMetadata({ orientation: 6 });
}

/**
 * A harbour in the evening, with the grain of a sensor, so that encoders can't compress it more than a photo.
 *
 * @param grains seed of the grain
 */
export async function scene(width: number, height: number, grains = width * 31 + height): Promise<Sharp> {
  const drawing = await sharp(Buffer.from(drawingOf(width, height)))
    .removeAlpha()
    .raw()
    .toBuffer();
  const random = randomFrom(grains);
  for (let at = 0; at < drawing.length; at += 3) {
    // The grain of a pixel is mostly brightness, so two random numbers are used instead of three.
    const grain = (random() + random() - 1) * GRAIN;
    for (let channel = 0; channel < 3; channel += 1)
      drawing[at + channel] = Math.max(0, Math.min(255, (drawing[at + channel] ?? 0) + grain));
  }
  return sharp(drawing, { raw: { width, height, channels: 3 } });
}

const GRAIN = 18; // of 255

const drawingOf = (width: number, height: number) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice">
    <defs>
      <linearGradient id="sky" x2="0" y2="1">
        <stop stop-color="#27406b"/><stop offset=".6" stop-color="#d98a62"/><stop offset="1" stop-color="#f6cf8e"/>
      </linearGradient>
      <linearGradient id="water" x2="0" y2="1"><stop stop-color="#c98d6b"/><stop offset="1" stop-color="#14293d"/></linearGradient>
      <radialGradient id="sun"><stop stop-color="#fff3cf"/><stop offset="1" stop-color="#f9b96a" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="400" height="180" fill="url(#sky)"/>
    <circle cx="285" cy="150" r="70" fill="url(#sun)"/>
    <path d="M0 165 40 140 85 158 130 128 190 160 240 146 310 166 400 150V190H0Z" fill="#3c4460"/>
    <rect y="178" width="400" height="122" fill="url(#water)"/>
    <g fill="#ffe3ae" opacity=".35">${waves()}</g>
    <path d="M80 205h90l-14 20H96Z" fill="#8d2f25"/><path d="M124 120v80h-3v-80Z" fill="#2a2320"/>
    <path d="m128 126 40 70h-40Z" fill="#f5ede0"/><path d="m118 134-26 62h26Z" fill="#e3d6c2"/>
    <path d="M300 300v-70h22v70Zm50 0v-86h22v86Z" fill="#241c19"/>
  </svg>`;

function waves(): string {
  const random = randomFrom(7);
  return Array.from({ length: 160 }, () => {
    const y = 182 + random() * 114;
    return `<rect x="${random() * 400}" y="${y}" width="${(y - 170) * 0.3 * random()}" height="1"/>`;
  }).join('');
}
