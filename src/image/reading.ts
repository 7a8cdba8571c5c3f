// Runs the readers of formats: a reader asks for spans of bytes, which are read in slices.

/** A span of the file that a reader asks for. */
export interface Span {
  readonly start: number;
  /** At most `MOST_AT_ONCE` bytes. The reader gets fewer at the end of the file. */
  readonly length: number;
  /** Converts the bytes before the reader gets them, for example by decompression. */
  readonly unpack?: (bytes: DataView) => Promise<DataView>;
}

/**
 * A reader is a generator: it yields spans, is given their bytes, and returns its result. It knows no Blob and no promise. It
 * need not check that bytes are there: a `DataView` throws a RangeError, which ends the reading. A reader that asks for too much
 * is thrown an `UnreadableImage`.
 */
export type Reading<Result> = Generator<Span, Result, DataView>;

export const MOST_AT_ONCE = 65_536;

/** Bytes read at the start of a file. They suffice for most photos. */
export const FIRST = 16_384;
/** Bytes read at least at any other place. */
const FURTHER = 1024;

/** Largest number of slices for a file: a camera's JPEG with 5 MB of segments before its header takes 80. */
const MOST_READS = 256;
const MOST_BYTES = 1_048_576;
/** Largest number of spans for a file: a HEIC of a thousand tiles takes four thousand, a hostile one would block the page. */
const MOST_STEPS = 10_000;

/** The file can be read, but violates its format, or its header is longer than that of any image. */
export class UnreadableImage extends Error {
  override readonly name = 'UnreadableImage';
}

export type Read = <Result>(reading: Reading<Result>) => Promise<Result>;

/** A file, or anything else that is read in slices, such as an object of a store. */
export interface Sliced {
  /** Bytes. */
  readonly size: number;
  readonly slice: (start: number, end: number) => Pick<Blob, 'arrayBuffer'>;
}

/**
 * Returns a function that runs readers over this file. It rejects with `UnreadableImage`, or with the browser's error if the
 * file can't be read (it is a folder, it was deleted, there is no permission).
 */
export function readerOf(blob: Sliced): Read {
  const { size } = blob; // read once, since for a file on disk Chromium waits for another process
  const windows: { readonly start: number; readonly view: DataView }[] = [];
  let reads = 0;
  let bytes = 0;
  let steps = 0;

  async function load(start: number, end: number) {
    reads += 1;
    bytes += end - start;
    if (reads > MOST_READS || bytes > MOST_BYTES) throw new UnreadableImage('Its headers are too long.');
    const window = { start, view: new DataView(await blob.slice(start, end).arrayBuffer()) };
    windows.splice(1, 1, window); // readers return to the first bytes, but rarely to others
    return window;
  }

  function see({ start, length }: Span): DataView | Promise<DataView> {
    if (length > MOST_AT_ONCE || !(start >= 0 && length >= 0))
      throw new UnreadableImage('A header has an invalid offset.');
    if ((steps += 1) > MOST_STEPS) throw new UnreadableImage('Its headers are too long.');
    const from = Math.min(start, size);
    const to = Math.min(start + length, size);
    const cut = (window: { start: number; view: DataView }) =>
      new DataView(window.view.buffer, from - window.start, to - from);
    if (from === to) return new DataView(new ArrayBuffer(0));
    const held = windows.find(({ start, view }) => start <= from && to <= start + view.byteLength);
    if (held) return cut(held);
    const isFirst = windows.length === 0 && to <= FIRST;
    const end = Math.min(isFirst ? FIRST : Math.max(to, from + FURTHER), size);
    return load(isFirst ? 0 : from, end).then(cut);
  }

  return async function read<Result>(reading: Reading<Result>): Promise<Result> {
    let step = take(() => reading.next());
    while (!step.done) {
      let next: () => typeof step;
      try {
        const seen = see(step.value);
        // Most spans are in memory already: thousands of needless awaits would take long.
        let view = seen instanceof DataView ? seen : await seen;
        if (step.value.unpack) view = await step.value.unpack(view);
        next = () => reading.next(view);
      } catch (cause) {
        if (!(cause instanceof UnreadableImage)) throw cause;
        next = () => reading.throw(cause);
      }
      step = take(next);
    }
    return step.value;
  };
}

export const bytesIn = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Runs one step of a reader. A RangeError means that the file is damaged. */
function take<Step>(step: () => Step): Step {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof RangeError) throw new UnreadableImage('It ends too early.', { cause });
    throw cause;
  }
}
