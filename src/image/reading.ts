// How a format's reader asks for bytes, and who gets them for it: slices, never the file.

/** Bytes of the file that a reader wants to see next. */
export interface Span {
  readonly start: number;
  /** At most `MOST_AT_ONCE`. It gets fewer where the file ends. */
  readonly length: number;
  /** Makes of them what the reader is given instead, as what is compressed in them. */
  readonly unpack?: (bytes: DataView) => Promise<DataView>;
}

/**
 * A reader is a generator: it yields what it wants to see, is given it, and returns what it found. It knows no Blob and
 * waits for nothing, so the same one reads a file of the page or one in S3. It need not guard against bytes that are not
 * there: a `DataView` throws a RangeError, which ends the reading. What asks for too much is thrown an `UnreadableImage`.
 */
export type Reading<Result> = Generator<Span, Result, DataView>;

export const MOST_AT_ONCE = 65_536;

/** Of most photos all that is asked for lies in these, the first bytes of a file. */
export const FIRST = 16_384;
/** What is read at least where a reader has gone on to another place. */
const FURTHER = 1024;

/** Bounds for one file, whatever it claims: a camera's JPEG with 5 MB of segments before its header has 80 of them. */
const MOST_READS = 256;
const MOST_BYTES = 1_048_576;
/** A HEIC of a thousand tiles takes four thousand; a hostile one would hold the page up by going through what is read. */
const MOST_STEPS = 10_000;

/** The bytes can be read and are not what their format says, or go on for longer than any image needs. */
export class UnreadableImage extends Error {
  override readonly name = 'UnreadableImage';
}

export type Read = <Result>(reading: Reading<Result>) => Promise<Result>;

/**
 * What runs readers over this file. Rejects with `UnreadableImage`, or with the browser's own error where the file can't be
 * read at all (it is a folder, it is gone, there is no permission).
 */
export function readerOf(blob: Blob): Read {
  const { size } = blob; // asked once: of a file on disk each time is a wait for another process
  const windows: { readonly start: number; readonly view: DataView }[] = [];
  let reads = 0;
  let bytes = 0;
  let steps = 0;

  async function load(start: number, end: number) {
    reads += 1;
    bytes += end - start;
    if (reads > MOST_READS || bytes > MOST_BYTES) throw new UnreadableImage('Its headers have no end.');
    const window = { start, view: new DataView(await blob.slice(start, end).arrayBuffer()) };
    windows.splice(1, 1, window); // the first bytes are come back to, the others hardly ever
    return window;
  }

  function see({ start, length }: Span): DataView | Promise<DataView> {
    if (length > MOST_AT_ONCE || !(start >= 0 && length >= 0))
      throw new UnreadableImage('A header points nowhere.');
    if ((steps += 1) > MOST_STEPS) throw new UnreadableImage('Its headers have no end.');
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
        // Most of what is asked for has been read: a wait for nothing, thousands of times, would be one.
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

export const bytesIn = ({ buffer, byteOffset, byteLength }: DataView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** One step of a reader; a place outside the bytes is the file's fault. */
function take<Step>(step: () => Step): Step {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof RangeError) throw new UnreadableImage('It ends too early.', { cause });
    throw cause;
  }
}
