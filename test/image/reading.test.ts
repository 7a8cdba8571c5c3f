import { expect } from '@open-wc/testing';
import { MOST_AT_ONCE, readerOf, UnreadableImage, type Reading, type Span } from '../../src/image/reading.js';
import { watched } from './watched.js';

/** The result of asking for these spans one after the other. A reader can catch errors. */
function* ask(...spans: Span[]): Reading<string> {
  for (const [index, span] of spans.entries())
    try {
      yield span;
    } catch (cause) {
      return `${index}: ${cause instanceof UnreadableImage ? 'unreadable' : String(cause)}`;
    }
  return 'all';
}

const megabytes = () => watched(new Blob([new Uint8Array(2 ** 21)]));

describe('readerOf', () => {
  for (const [what, span] of Object.entries<Span>({
    'less than nothing': { start: 0, length: -1 },
    'bytes before the file': { start: -1, length: 1 },
    'bytes at an invalid offset': { start: NaN, length: 1 },
    'too much at once': { start: 0, length: MOST_AT_ONCE + 1 },
  }))
    it(`rejects a reader that asks for ${what}`, async () => {
      const { blob, reads } = megabytes();
      expect(await readerOf(blob)(ask(span))).to.equal('0: unreadable');
      expect(reads.slices).to.equal(0);
    });

  it('returns the bytes up to the end of the file', async () => {
    const read = readerOf(new Blob(['four']));
    const lengthOf = function* (span: Span): Reading<number> {
      return (yield span).byteLength;
    };
    expect(await read(lengthOf({ start: 2, length: 10 }))).to.equal(2);
    expect(await read(lengthOf({ start: 2 ** 40, length: 10 }))).to.equal(0);
  });

  it('ends after a megabyte', async () => {
    const { blob, reads } = megabytes();
    const parts = Array.from({ length: 20 }, (_, part) => ({
      start: part * MOST_AT_ONCE,
      length: MOST_AT_ONCE,
    }));
    expect(await readerOf(blob)(ask(...parts))).to.equal('16: unreadable');
    expect(reads.bytes).to.equal(1_048_576);
  });

  it('ends after 256 reads', async () => {
    const { blob, reads } = megabytes();
    const places = Array.from({ length: 300 }, (_, place) => ({ start: place * 5000, length: 1 }));
    expect(await readerOf(blob)(ask(...places))).to.match(/unreadable/);
    expect(reads.slices).to.equal(256);
  });

  it('does not read the same bytes twice', async () => {
    const { blob, reads } = megabytes();
    const spans = [0, 16_000, 1_000_000, 5, 1_000_500].map((start) => ({ start, length: 100 }));
    expect(await readerOf(blob)(ask(...spans))).to.equal('all');
    expect(reads).to.deep.equal({ slices: 2, bytes: 16_384 + 1024 });
  });

  it('asks for the size of a file once, since Chromium waits for another process', async () => {
    const blob = new Blob([new Uint8Array(20_000)]);
    const { size } = blob;
    let asked = 0;
    Object.defineProperty(blob, 'size', {
      get: () => {
        asked += 1;
        return size;
      },
    });
    const spans = [0, 10, 20, 18_000].map((start) => ({ start, length: 10 }));
    expect(await readerOf(blob)(ask(...spans))).to.equal('all');
    expect(asked).to.equal(1);
  });

  it('treats an offset outside the bytes as damage of the file, and any other error as a bug of the reader', async () => {
    const fail = function* (): Reading<number> {
      return (yield { start: 0, length: 1 }).getUint16(0);
    };
    const outcome = (reading: Reading<unknown>) =>
      readerOf(new Blob(['four']))(reading).catch((cause: unknown) => cause);
    expect(await outcome(fail())).to.be.instanceOf(UnreadableImage);
    const mistake = new TypeError('a mistake');
    const err = function* (): Reading<never> {
      yield { start: 0, length: 1 };
      throw mistake;
    };
    expect(await outcome(err())).to.equal(mistake);
  });

  it('reports that the file is gone', async () => {
    const gone = new DOMException('The file has moved.', 'NotFoundError');
    const { blob } = megabytes();
    blob.slice = () => {
      throw gone;
    };
    expect(await readerOf(blob)(ask({ start: 0, length: 1 })).catch((cause: unknown) => cause)).to.equal(
      gone,
    );
  });
});
