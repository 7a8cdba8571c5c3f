// BMP: a file header of 14 bytes, then one of Windows or OS/2 that begins with its length.
import { ascii } from './ascii.js';
import { reader } from './facts-of.js';

export const readBmp = reader(function* (facts) {
  const header = yield { start: 14, length: 12 };
  if (header.getUint32(0, true) === 12) {
    facts.width = header.getUint16(4, true);
    facts.height = header.getUint16(6, true);
  } else {
    facts.width = Math.abs(header.getInt32(4, true));
    facts.height = Math.abs(header.getInt32(8, true)); // negative: rows are stored from top to bottom
    const isNewest = header.getUint32(0, true) === 124;
    // LINK, in little-endian order: the file has the path of a colour profile on its author's disk.
    if (isNewest) facts.metadata = ascii(yield { start: 14 + 56, length: 4 }, 0, 4) === 'KNIL';
  }
});
