// TIFF: the first page is the image (TIFF 6.0, section 2).
import { readExif } from './exif.js';
import { reader } from './facts-of.js';

export const readTiff = reader(function* (facts) {
  Object.assign(facts, yield* readExif(0, Infinity, true));
  facts.thumbnail = undefined; // used of JPEGs only
});
