// Differences between browsers that tests have to know. Each is detected in the current browser when a test asks for it, so that a
// browser which gains an ability needs no change here.
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { decoded } from './decoded.js';
import { exif, make, orientation, turned } from './image/made.js';

const file = async (name: string) => (await fetch(new URL(`./image/files/${name}`, import.meta.url))).blob();

/** Whether the browser shows the image, at this size if one is given. */
async function shows(image: Blob, width?: number, height?: number): Promise<boolean> {
  const seen = await decoded(image).catch(() => undefined);
  return seen !== undefined && (width === undefined || (seen.width === width && seen.height === height));
}

async function jpegWith(...segments: (readonly number[])[]): Promise<Blob> {
  const jpeg = await file('plain.jpg');
  return new Blob([jpeg.slice(0, 2), Uint8Array.from(segments.flat()), jpeg.slice(2)]);
}

/** Abilities for Exif that no camera writes. */
const oddExif = {
  'leave aside an Exif behind another': async () =>
    shows(await jpegWith(exif({ tags: [make] }), turned(6)), 60, 40),
  'take the first of two orientations': async () =>
    shows(await jpegWith(exif({ tags: [orientation(6), orientation(1)] })), 40, 60),
  'read Exif behind any byte': async () =>
    shows(await jpegWith(turned(6).map((byte, at) => (at === 9 ? 0x78 : byte))), 40, 60),
};

const abilities = {
  /** WebKitGTK's WebDriver can't. */
  'set the size of its window': () =>
    setViewport({ width: innerWidth, height: innerHeight }).then(
      () => true,
      () => false,
    ),
  'tell of layout shifts': () => PerformanceObserver.supportedEntryTypes.includes('layout-shift'),
  'keep the scroll margin of what gets the focus': async () => {
    const scroller = document.createElement('div');
    scroller.innerHTML = `<p style="block-size: 200px"></p><input style="scroll-margin-block-start: 50px">
      <p style="block-size: 800px"></p>`;
    scroller.style.cssText = 'block-size: 100px; overflow: auto';
    document.body.append(scroller);
    const input = scroller.querySelector('input');
    scroller.scrollTop = scroller.scrollHeight;
    input?.focus();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const distance = (input?.getBoundingClientRect().top ?? 0) - scroller.getBoundingClientRect().top;
    scroller.remove();
    return distance > 49;
  },
  'unpack Brotli': () => {
    try {
      return new DecompressionStream('brotli' as CompressionFormat) instanceof DecompressionStream;
    } catch {
      return false;
    }
  },
  'write WebP': async () => {
    const canvas = new OffscreenCanvas(1, 1);
    canvas.getContext('2d');
    return (await canvas.convertToBlob({ type: 'image/webp' })).type === 'image/webp';
  },
  'draw in Display P3': () =>
    new OffscreenCanvas(1, 1).getContext('2d', { colorSpace: 'display-p3' })?.getImageData(0, 0, 1, 1)
      .colorSpace === 'display-p3',
  'decode frame by frame': () => 'ImageDecoder' in globalThis,
  'tell how a frame is turned': () => 'VideoFrame' in globalThis && 'rotation' in VideoFrame.prototype,
  'turn an AVIF': async () => shows(await file('landscape-6.avif'), 48, 32),
  'cut an AVIF': async () => shows(await file('cropped.avif'), 40, 20),
  'show an AVIF of several': async () => shows(await file('grid.avif')),
  'show an AVIF of few bytes': async () => shows(await file('strip/mini.avif')),
  'show an AVIF with sound': async () => shows(await file('strip/film-with-sound.avif')),
  'read bitmaps to their end, whatever length is written': async () =>
    shows(await file('strip/wrong-length.ico')),
  // WebKit returns an empty bitmap for a damaged file, or one with arbitrary memory.
  'show or refuse what is cut': async () => {
    const bitmap = await decoded(await file('strip/cut.png')).catch(() => undefined);
    if (!bitmap) return true;
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return context?.getImageData(0, 0, 1, 1).data[3] !== 0;
  },
  'turn an AVIF that moves': async () => shows(await file('sequence-turned.avif'), 32, 48),
  'turn a PNG': async () => shows(await file('orientation-6.png'), 40, 60),
  'show an arithmetic JPEG': async () => shows(await file('arithmetic.jpg')),
  ...oddExif,
  'make of odd Exif what we do': async () => {
    const made = await Promise.all(Object.values(oddExif).map((probe) => probe()));
    return !made.includes(false);
  },
  'read any size of an SVG': async () => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width=" 9.6 " height="101.6Q"/>')}`;
    await image.decode();
    return image.naturalWidth === 10 && image.naturalHeight === 96;
  },
  'show JPEG XL': async () => shows(await file('phone-plain.jxl')),
  'be told to move less': async () => {
    try {
      await emulateMedia({ reducedMotion: 'reduce' });
      return matchMedia('(prefers-reduced-motion: reduce)').matches;
    } catch {
      return false; // the runner can't identify this browser
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' }).catch(() => {});
    }
  },
  'tell a layout in pixels of the screen': () => 'devicePixelContentBoxSize' in ResizeObserverEntry.prototype,
  'keep files of a page': () => 'storage' in navigator && 'getDirectory' in navigator.storage,
} satisfies Record<string, () => boolean | Promise<boolean>>;

export type Ability = keyof typeof abilities;

const answers = new Map<Ability, Promise<boolean>>();

export function can(ability: Ability): Promise<boolean> {
  const answer = answers.get(ability) ?? Promise.resolve(abilities[ability]());
  answers.set(ability, answer);
  return answer;
}

/** Skips a test if the browser lacks the ability. The title of the test then says so. */
export async function needs(context: Mocha.Context, ability: Ability): Promise<void> {
  if (await can(ability)) return;
  if (context.test) context.test.title += ` (this browser can’t ${ability})`;
  context.skip();
}
