// GIF: a screen, then blocks, each of sub-blocks of at most 255 bytes (GIF89a specification).
import { UnreadableImage, type Reading } from '../reading.js';
import { lastAlike } from './alike.js';
import { ascii } from './ascii.js';
import { reader, type Draft } from './facts-of.js';
import { hasPosition } from './xmp.js';

const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

export const readGif = reader(function* (facts) {
  const screen = yield { start: 6, length: 7 };
  facts.width = screen.getUint16(0, true);
  facts.height = screen.getUint16(2, true);
  let frames = 0;
  for (let at = 13 + colourTable(screen.getUint8(4)); ;) {
    const block = yield { start: at, length: 14 };
    const kind = block.getUint8(0);
    if (kind === 0x2c) {
      frames += 1;
      if (frames > 1) {
        facts.animated = true;
        return;
      }
      // Decoders enlarge the screen if the first frame exceeds it.
      facts.width = Math.max(facts.width, block.getUint16(1, true) + block.getUint16(5, true));
      facts.height = Math.max(facts.height, block.getUint16(3, true) + block.getUint16(7, true));
      at = yield* afterFrame(at + 11 + colourTable(block.getUint8(9)), facts);
    } else if (kind === 0x21) {
      const label = block.getUint8(1);
      const application = label === 0xff ? ascii(block, 3, 8) : '';
      const end = yield* afterSubBlocks(at + 2);
      if (application === 'XMP Data') facts.location ||= yield* hasPosition(at + 14, end - at - 14);
      facts.metadata ||= label === 0xfe || application === 'XMP Data';
      at = end;
    } else return; // the trailer, or a byte that decoders treat as one
  }
});

/** A GIF whose first frame is too long to be skipped counts as animated, since more frames may follow. */
function* afterFrame(at: number, facts: Draft): Reading<number> {
  try {
    return yield* afterSubBlocks(at);
  } catch (cause) {
    facts.animated = cause instanceof UnreadableImage;
    throw cause;
  }
}

function* afterSubBlocks(at: number): Reading<number> {
  for (;;) {
    const view = yield { start: at, length: 1 };
    const length = view.getUint8(0);
    if (length === 0) return at + 1;
    // One equal byte may be chance; four at these places are lengths of blocks.
    const places = [0, 1, 2, 3].map((block) => block * (length + 1));
    const isAlike = (next: DataView) => places.every((place) => next.getUint8(place) === length);
    at = (yield* lastAlike(at, length + 1, 3 * (length + 1) + 1, isAlike)) + length + 1;
  }
}
