// PNG and APNG: a signature of eight bytes, then chunks (PNG specification, third edition, section 11).
import { lastAlike } from './alike.js';
import { ascii } from './ascii.js';
import { MOST_AT_ONCE } from '../reading.js';
import { addExif, reader } from './facts-of.js';
import { addUnpacked } from './unpacked.js';
import { hasPosition } from './xmp.js';

/** Largest length of a text's keyword, with the flag for compression. */
const NAME = 81;

/** Whether the text of this chunk is compressed, or written in digits. */
const isPacked = (type: string, start: string) =>
  type === 'zTXt' ||
  start.startsWith('Raw profile type ') ||
  (type === 'iTXt' && start.charCodeAt(start.indexOf('\0') + 1) === 1);

const unpackerOf = (type: string) => async (chunk: DataView) =>
  (await import('./png-text.js')).textIn(chunk, type);

export const readPng = reader(function* (facts) {
  let hasPixels = false;
  let turns = true; // only the first orientation before the pixels applies
  for (let at = 8; ;) {
    const head = yield { start: at, length: 16 };
    const length = head.getUint32(0);
    switch (ascii(head, 4, 4)) {
      case 'IHDR':
        facts.width = head.getUint32(8);
        facts.height = head.getUint32(12);
        break;
      case 'acTL':
        facts.animated = !hasPixels && head.getUint32(8) > 1;
        break;
      case 'eXIf': {
        const orientation = yield* addExif(facts, at + 8, length);
        if (turns) facts.orientation = orientation;
        turns = false;
        break;
      }
      case 'iTXt':
      case 'tEXt':
      case 'zTXt': {
        const type = ascii(head, 4, 4);
        const start = yield { start: at + 8, length: Math.min(length, NAME) };
        if (isPacked(type, ascii(start, 0, start.byteLength)))
          addUnpacked(
            facts,
            yield { start: at + 8, length: Math.min(length, MOST_AT_ONCE), unpack: unpackerOf(type) },
          );
        else if (type === 'iTXt') facts.location ||= yield* hasPosition(at + 8, length);
        facts.metadata = true;
        break;
      }
      case 'tIME':
        facts.metadata = true;
        break;
      case 'IDAT':
      case 'fdAT': {
        hasPixels = true;
        turns = false;
        const alike = (next: DataView) =>
          [0, 4].every((byte) => next.getUint32(byte) === head.getUint32(byte));
        at = yield* lastAlike(at, 12 + length, 8, alike); // metadata may follow after all of them
        break;
      }
      case 'IEND':
        return;
    }
    at += 12 + length;
  }
});
