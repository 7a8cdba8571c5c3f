// The pictures to scale, as JPEG, and the reference that libvips makes with Lanczos of three lobes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { scene } from '../../test/photos.js';
import { renderedOnce } from '../../test/rendered-once.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const sizes = {
  '12 MP': { width: 4000, height: 3000 },
  '48 MP': { width: 8000, height: 6000 },
};

export const target: Size = { width: 2048, height: 1536 };

const subjects = {
  /** Circles that become finer outwards, up to the size of a pixel. Coarse patterns in the result are aliasing. */
  'zone plate': ({ width, height }: Size) => {
    const pixels = Buffer.alloc(width * height);
    for (let at = 0; at < pixels.length; at += 1) {
      const [x, y] = [(at % width) - width / 2, Math.floor(at / width) - height / 2];
      pixels[at] = 127.5 + 127.5 * Math.cos((Math.PI * (x * x + y * y)) / width);
    }
    return sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('srgb');
  },
  /** A photographed page, with letters of 8 to 16 pixels after scaling. */
  text: ({ width, height }: Size) => {
    const size = width / 250;
    const words = 'Sphinx of black quartz, judge my vow: 0123456789 quick foxes. '.repeat(8);
    const lines = Array.from({ length: Math.ceil(height / size / 1.4) }, (_, index) => {
      const own = size * (1 + (index % 5) / 4);
      return `<text x="20" y="${(index + 1) * size * 1.4}" font-family="serif" font-size="${own}">${words}</text>`;
    });
    const page = `<rect width="100%" height="100%" fill="white"/>${lines.join('')}`;
    return sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${page}</svg>`,
      ),
    ).flatten();
  },
  photo: ({ width, height }: Size) => scene(width, height),
} satisfies Record<string, (size: Size) => Sharp | Promise<Sharp>>;

export interface Picture {
  readonly title: string;
  readonly from: Size;
  /** A JPEG. */
  readonly path: string;
  /** The reference, as RGBA of the size `target`. */
  readonly reference: string;
}

export async function pictures(): Promise<readonly Picture[]> {
  const all = Object.entries(sizes).flatMap(([megapixels, from]) =>
    Object.entries(subjects).map(([subject, paint]) => ({ title: `${subject}, ${megapixels}`, from, paint })),
  );
  const sources = ['pictures.ts', '../../test/photos.ts'].map((file) => new URL(file, import.meta.url));
  const folder = await renderedOnce('scaling', sources, async (into) => {
    for (const { title, from, paint } of all) {
      process.stderr.write(`Rendering ${title}, once …\n`);
      const jpeg = await (await paint(from)).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
      await writeFile(join(into, `${title}.jpg`), jpeg);
      // From raw pixels, since sharp would decode the JPEG at half its size.
      const whole = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
      const scaled = sharp(whole.data, { raw: whole.info }).resize({ ...target, kernel: 'lanczos3' });
      await writeFile(join(into, `${title}.rgba`), await scaled.ensureAlpha().raw().toBuffer());
    }
  });
  return all.map(({ title, from }) => ({
    title,
    from,
    path: join(folder, `${title}.jpg`),
    reference: join(folder, `${title}.rgba`),
  }));
}
