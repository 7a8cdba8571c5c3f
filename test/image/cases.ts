// The facts of the files in files/, according to `identify` and `exiftool`.
import type { ImageFacts } from '../../src/rules/facts.js';

type Expected = Partial<ImageFacts> & { readonly size?: readonly [width: number, height: number] };

const metadata: Expected = { metadata: true };
const located: Expected = { metadata: true, location: true };
const animated: Expected = { animated: true };
const onItsSide = (orientation: number): Expected => ({ orientation, size: [40, 60] });

const jpeg: Record<string, Expected> = {
  plain: {},
  progressive: {},
  arithmetic: {},
  gray: {},
  cmyk: {},
  profile: {},
  comment: metadata,
  xmp: metadata,
  'xmp-gps': located,
  iptc: metadata,
  altitude: metadata,
  'gps-version': metadata,
  'orientation-1': {},
  'orientation-2': { orientation: 2 },
  'orientation-3': { orientation: 3 },
  'orientation-4': { orientation: 4 },
  'orientation-5': onItsSide(5),
  'orientation-6': onItsSide(6),
  'orientation-7': onItsSide(7),
  'orientation-8': onItsSide(8),
  camera: { ...located, ...onItsSide(6) },
  'camera-big-endian': { ...located, ...onItsSide(8) },
};

const png: Record<string, Expected> = {
  plain: {},
  interlaced: {},
  palette: {},
  alpha: {},
  deep: {},
  text: metadata,
  time: metadata,
  'xmp-gps': located,
  'orientation-6': onItsSide(6),
  camera: { ...located, ...onItsSide(8) },
  animated,
  'one-frame-apng': {},
};

const gif: Record<string, Expected> = {
  plain: {},
  old: {},
  interlaced: {},
  comment: metadata,
  'xmp-gps': located,
  animated,
  'animated-once': animated,
  'looping-still': {},
  large: { size: [120, 80] },
  'on-a-larger-screen': { size: [100, 90] },
};

/** Browsers ignore the orientation of a WebP. */
const webp: Record<string, Expected> = {
  lossy: {},
  lossless: {},
  alpha: {},
  'alpha-lossless': {},
  animated,
  'orientation-3': {},
  'orientation-6': {},
  camera: located,
  'xmp-gps': located,
  'animated-camera': { ...animated, ...metadata },
};

const bmp: Record<string, Expected> = { plain: {}, palette: {}, core: {}, 'version-5': {} };

const tiff: Record<string, Expected> = {
  plain: {},
  'big-endian': {},
  pages: {},
  'orientation-6': onItsSide(6),
  camera: located,
  'xmp-gps': located,
};

const ico: Record<string, Expected> = {
  one: { size: [32, 32] },
  several: { size: [36, 36] },
  large: { size: [256, 256] },
};

const rows = (type: string, ending: string, files: Record<string, Expected>) =>
  Object.entries(files).map(([name, { size: [width, height] = [60, 40], ...more }]) => ({
    name: `${name}.${ending}`,
    facts: {
      type,
      width,
      height,
      orientation: 1,
      animated: false,
      metadata: false,
      location: false,
      ...more,
    },
  }));

export const cases: readonly { readonly name: string; readonly facts: ImageFacts }[] = [
  ...rows('image/jpeg', 'jpg', jpeg),
  ...rows('image/png', 'png', png),
  ...rows('image/gif', 'gif', gif),
  ...rows('image/webp', 'webp', webp),
  ...rows('image/bmp', 'bmp', bmp),
  ...rows('image/tiff', 'tif', tiff),
  ...rows('image/x-icon', 'ico', ico),
];
