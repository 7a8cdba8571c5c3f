// files/make-orientation.sh makes the pictures, and the expected results of ImageMagick.
import { expect } from '@open-wc/testing';
import { drawPreview, embeddedPreview } from '../../src/image/preview-workers.js';
import { preview } from '../../src/image/preview.js';
import { needs } from '../abilities.js';
import { countWorkers } from '../blobs.js';
import { facts } from '../images.js';
import { factsOf } from './found.js';
import { difference, drawn, file, noise, pixels } from './resize-fixtures.js';

const shapes = ['landscape', 'portrait'] as const;
const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Largest mean difference of all pixels, of 255, at about forty pixels an edge. With another orientation it is at least 30. */
const ALIKE = 8;

/** Draws the preview as a list does. */
const inList: typeof preview = (task) => drawPreview(task, new AbortController().signal, () => 0);

/** What an `<img>` shows, drawn at this size; `undefined` if it can't show the file. */
async function shownBy(blob: Blob, { width, height }: { width: number; height: number }) {
  const image = new Image();
  const isOver = new Promise((resolve) => (image.onload = image.onerror = resolve));
  image.src = URL.createObjectURL(blob);
  await isOver;
  URL.revokeObjectURL(image.src);
  if (!image.naturalWidth) return undefined;
  const draw = new OffscreenCanvas(width, height).getContext('2d');
  draw?.drawImage(image, 0, 0, width, height);
  return draw?.getImageData(0, 0, width, height).data;
}

const isNothing = (pixels: Uint8ClampedArray | undefined) => !pixels?.some((value) => value > 0);

const pictureOf = async (image: Blob, edge: number, draw = preview) => {
  const blob = await draw({ file: image, facts: await factsOf(image), edge });
  const { width, height } = await createImageBitmap(blob);
  return { blob, width, height };
};

describe('a small picture of an image', () => {
  for (const shape of shapes)
    for (const orientation of orientations) {
      const upright = () => file(`orientation/${shape}-${orientation}.png`, 'image/png');

      it(`is upright: JPEG, ${shape}, orientation ${orientation}, decoded at a fraction`, async () => {
        const { width, height } = await createImageBitmap(await upright());
        const small = await pictureOf(
          await file(`orientation/${shape}-${orientation}.jpg`, 'image/jpeg'),
          30,
        );
        expect(Math.min(small.width, small.height)).to.equal(30);
        expect(small.width > small.height).to.equal(width > height);
        const wanted = await pixels(await upright(), 'srgb', small);
        expect(difference(await pixels(small.blob), wanted).mean).to.be.below(ALIKE);
      });

      it(`is upright: AVIF, ${shape}, orientation ${orientation}`, async function () {
        if (orientation > 1) await needs(this, 'turn an AVIF');
        const small = await pictureOf(
          await file(`orientation/${shape}-${orientation}.avif`, 'image/avif'),
          30,
        );
        const wanted = await pixels(await upright(), 'srgb', small);
        expect(difference(await pixels(small.blob), wanted).mean).to.be.below(ALIKE);
      });
    }

  it('has as many pixels as fill a square, of whatever shape the image is', async () => {
    for (const [width, height, across, down] of [
      [800, 600, 75, 56],
      [600, 800, 56, 75],
      [56, 56, 56, 56],
      [1000, 100, 224, 22], // a panorama: four squares are enough
      [100, 1000, 22, 224],
      [4000, 2, 224, 1],
    ] as const) {
      const small = await pictureOf(await noise(width, height, 'image/jpeg'), 56);
      expect([small.width, small.height], `${width} × ${height}`).to.deep.equal([across, down]);
    }
  });

  it('is no larger than the image', async () => {
    const small = await pictureOf(await noise(20, 10, 'image/png'), 56);
    expect([small.width, small.height]).to.deep.equal([20, 10]);
  });

  it('keeps transparency', async () => {
    const half = await drawn(100, 100, 'image/png', (draw) => draw.fillRect(0, 0, 50, 100));
    const { blob } = await pictureOf(half, 50);
    const seen = await pixels(blob);
    expect([seen[3], seen[49 * 4 + 3]]).to.deep.equal([255, 0]);
  });

  it('is drawn from the part of a JPEG that there is, without an unhandled rejection', async () => {
    const photo = await noise(800, 600, 'image/jpeg');
    const facts = await factsOf(photo);
    const bytes = new Uint8Array(await photo.arrayBuffer());
    photo.stream = () => new ReadableStream({ start: (controller) => controller.enqueue(bytes) }); // it never ends
    const rejected: unknown[] = [];
    const onRejection = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      rejected.push(event.reason);
    };
    addEventListener('unhandledrejection', onRejection);
    await preview({ file: photo, facts, edge: 56 });
    removeEventListener('unhandledrejection', onRejection);
    expect(rejected).to.be.empty;
  });

  for (const name of [
    'progressive.jpg',
    'plain.png',
    'interlaced.png',
    'plain.gif',
    'interlaced.gif',
    'animated.gif',
    'lossy.webp',
    'lossless.webp',
    'alpha.avif',
  ])
    for (const part of [0.5, 0.75, 0.95])
      it(`equals what an <img> shows of ${part * 100} % of ${name}`, async () => {
        const type = `image/${name.split('.')[1]?.replace('jpg', 'jpeg')}`;
        const whole = await file(name, type);
        const cut = new Blob([await whole.slice(0, Math.floor(whole.size * part)).arrayBuffer()], { type });
        const small = await pictureOf(cut, 20, inList).catch(() => undefined);
        const shown = await shownBy(cut, small ?? { width: 1, height: 1 });
        if (!small || !shown) return expect(shown).to.satisfy(isNothing);
        expect(difference(await pixels(small.blob), shown).mean).to.be.below(1.5 * ALIKE);
      });

  for (const part of [0.5, 0.75, 0.95])
    it(`equals what an <img> shows of ${part * 100} % of a photo`, async () => {
      const whole = await drawn(640, 480, 'image/jpeg', (draw) => {
        const colours = draw.createLinearGradient(0, 0, 640, 480);
        colours.addColorStop(0, 'red');
        colours.addColorStop(1, 'blue');
        draw.fillStyle = colours;
        draw.fillRect(0, 0, 640, 480);
      });
      const cut = whole.slice(0, whole.size * part, 'image/jpeg');
      const small = await pictureOf(cut, 60, inList);
      const shown = (await shownBy(cut, small)) ?? new Uint8ClampedArray();
      const isThere = (_: number, at: number) => shown[at | 3] === 255; // the missing part is grey in WebKit
      const seen = (await pixels(small.blob)).filter(isThere);
      expect(seen.length / shown.length).to.be.above(part - 0.2);
      expect(difference(seen, shown.filter(isThere)).mean).to.be.below(ALIKE);
    });

  it('leaves no decoder waiting for the rest of an image without bytes', async () => {
    for (const [name, type] of [
      ['camera.jpg', 'image/jpeg'],
      ['plain.gif', 'image/gif'],
      ['plain.png', 'image/png'],
      ['lossy.webp', 'image/webp'],
    ] as const) {
      const whole = await file(name, type);
      const seen = await factsOf(whole);
      for (let size = 8; size < whole.size; size += 1 + (size >> 3))
        await preview({ file: whole.slice(0, size, type), facts: seen, edge: 20 }).catch(() => undefined);
    }
  });

  it('fails for images that the browser can’t decode', async () => {
    const heic = await file('phone.heic', 'image/heic');
    const refused = await pictureOf(heic, 56).catch((cause: unknown) => cause);
    expect(refused).to.be.instanceOf(Error);
  });
});

for (const orientation of orientations)
  it(`of the embedded thumbnail of a photo is upright, orientation ${orientation}`, async () => {
    const photo = await file('camera.jpg', 'image/jpeg');
    const embedded = embeddedPreview(photo, { ...(await factsOf(photo)), orientation });
    if (!embedded) throw new Error('nothing embedded');
    const { width, height } = await createImageBitmap(embedded);
    expect([width, height]).to.deep.equal(orientation < 5 ? [24, 16] : [16, 24]);
  });

it('is not drawn of an image that would take the whole memory of the browser', async () => {
  const workers = countWorkers();
  const never = new AbortController().signal;
  const task = {
    file: new Blob(),
    facts: facts({ type: 'image/png', width: 10_001, height: 10_000 }),
    edge: 56,
  };
  const refused = await drawPreview(task, never, () => 0).catch((cause: unknown) => cause);
  workers.restore();
  expect(refused).to.be.instanceOf(RangeError);
  expect(workers.started()).to.equal(0);
});
