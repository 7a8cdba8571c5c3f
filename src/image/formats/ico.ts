// ICO and CUR: a directory of pictures, each a PNG or a BMP without its file header.
import type { Reading } from '../reading.js';
import { ascii } from './ascii.js';
import { reader } from './facts-of.js';
import { readPng } from './png.js';

const ENTRY = 16;
/** Largest number of pictures that are read. Programs write about thirty at most. */
const MOST_PICTURES = 256;

export const readIco = reader(function* (facts) {
  const head = yield { start: 4, length: 2 };
  const count = Math.min(head.getUint16(0, true), MOST_PICTURES);
  const entries = yield { start: 6, length: count * ENTRY };
  let [width, height, place] = [0, 0, 0];
  for (let at = 0; at + ENTRY <= entries.byteLength; at += ENTRY) {
    const [across, down] = [entries.getUint8(at) || 256, entries.getUint8(at + 1) || 256];
    if (across * down > width * height) {
      [width, height] = [across, down];
      place = entries.getUint32(at + 12, true);
    }
  }
  if (!width) return;
  [facts.width, facts.height] = [width, height];
  const picture = yield { start: place, length: 24 };
  if (ascii(picture, 1, 3) === 'PNG') {
    facts.width = picture.getUint32(16); // the directory's byte can't state more than 256
    facts.height = picture.getUint32(20);
  }
  for (let at = 0; at + ENTRY <= entries.byteLength; at += ENTRY) {
    const start = entries.getUint32(at + 12, true);
    const head = yield { start, length: 4 };
    if (head.byteLength < 4 || ascii(head, 1, 3) !== 'PNG') continue;
    const { metadata, location } = yield* from(start, readPng('image/png'));
    facts.metadata ||= metadata;
    facts.location ||= location;
  }
});

/** Runs a reader on the picture at this offset of the file. */
function* from<Result>(place: number, reading: Reading<Result>): Reading<Result> {
  let step = reading.next();
  while (!step.done) {
    const span = { ...step.value, start: step.value.start + place };
    try {
      step = reading.next(yield span);
    } catch (cause) {
      step = reading.throw(cause);
    }
  }
  return step.value;
}
