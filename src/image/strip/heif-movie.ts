// Strips the tracks of an image sequence: times, user data, and tracks that are not pictures, as sound (ISO/IEC 14496-12, 8.2 to
// 8.7, 8.10).
import { boxesIn, type Box } from './boxes.js';
import type { Span } from './heif-bytes.js';
import { HANDLER_NAME } from './heif-meta.js';
import { bytesOf, malformed, textAt } from './slices.js';

interface Stripped {
  /** The rewritten `moov` box, in the same length. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Spans in the file of the pictures of its tracks. */
  readonly kept: readonly Span[];
}

export function strippedMovie(movie: DataView): Stripped {
  const bytes = bytesOf(movie).slice();
  const view = new DataView(bytes.buffer);
  const kept: Span[] = [];
  clear(0, view.byteLength);
  return { bytes, kept };

  function clear(from: number, to: number): void {
    for (const box of boxesIn(view, from, to)) {
      const { type, body, end } = box;
      if (type === 'trak' && !isOfPictures(view, box)) empty(box);
      else if (/^(?:moov|trak|mdia|minf|dinf)$/.test(type)) clear(body, end);
      else if (type === 'dref') clear(body + 8, end);
      else if (type === 'url ' || type === 'urn ') bytes.fill(0, body + 4, end);
      else if (type === 'hdlr') bytes.fill(0, body + HANDLER_NAME, end);
      else if (type === 'stbl') {
        kept.push(...chunksOf(view, box));
        clear(body, end);
      } else if (type === 'stsd') clearCodecs(body + 8, end);
      else if (/^(?:mvhd|tkhd|mdhd)$/.test(type)) {
        const isLong = view.getUint8(body) === 1;
        bytes.fill(0, body + 4, body + (isLong ? 20 : 12));
        if (type === 'mdhd') view.setUint16(body + (isLong ? 32 : 20), UNDETERMINED);
      } else if (/^(?:udta|meta|uuid|free|skip)$/.test(type)) empty(box);
      else if (type === 'mvex') malformed(); // pictures in fragments are not supported
    }
  }

  /** Removes the name of the encoder from each entry (ISO/IEC 14496-12, 12.1.3). */
  function clearCodecs(from: number, to: number): void {
    for (const { body, end } of boxesIn(view, from, to)) {
      if (body + SAMPLE_ENTRY > end) malformed();
      bytes.fill(0, body + COMPRESSOR, body + COMPRESSOR + 32);
      clear(body + SAMPLE_ENTRY, end);
    }
  }

  function empty({ start, body, end }: Box): void {
    view.setUint32(start + 4, 0x66726565); // free
    bytes.fill(0, body, end);
  }
}

/** The undetermined language, as `mdhd` packs its three letters. */
const UNDETERMINED = 0x55c4;
/** Bytes of a codec's entry before its boxes, and the offset of the encoder's name in it. */
const SAMPLE_ENTRY = 78;
const COMPRESSOR = 42;

/** Follows a path of types: the first box of the first type, then in it the first box of the next type. */
function within(view: DataView, box: Box, ...types: readonly string[]): Box {
  for (const wanted of types)
    box = [...boxesIn(view, box.body, box.end)].find(({ type }) => type === wanted) ?? malformed();
  return box;
}

/** Whether the track has pictures. Other tracks are sound, or data such as the position at each second. */
function isOfPictures(view: DataView, track: Box): boolean {
  const { body } = within(view, track, 'mdia', 'hdlr');
  return /^(?:pict|auxv|vide)$/.test(textAt(view, body + 8, 4));
}

/** Spans of samples, which are in chunks: the file has the number of samples for runs of chunks, and the offset of each chunk. */
function chunksOf(view: DataView, samples: Box): Span[] {
  const [sizes, runs] = [within(view, samples, 'stsz'), within(view, samples, 'stsc')];
  const isLarge = [...boxesIn(view, samples.body, samples.end)].some(({ type }) => type === 'co64');
  const offsets = within(view, samples, isLarge ? 'co64' : 'stco');
  const ofAll = view.getUint32(sizes.body + 4);
  const total = view.getUint32(sizes.body + 8);
  const runCount = view.getUint32(runs.body + 4);
  /** For a run of chunks: the number of its first chunk, or the number of samples in each of its chunks. */
  const ofRun = (run: number, field: number) => view.getUint32(runs.body + 8 + 12 * run + field);
  const spans: Span[] = [];
  let sample = 0;
  for (let chunk = 0, run = 0; chunk < view.getUint32(offsets.body + 4); chunk += 1) {
    if (run + 1 < runCount && ofRun(run + 1, 0) <= chunk + 1) run += 1;
    const start = isLarge
      ? Number(view.getBigUint64(offsets.body + 8 + 8 * chunk))
      : view.getUint32(offsets.body + 8 + 4 * chunk);
    const last = Math.min(sample + ofRun(run, 4), total);
    let length = ofAll * (last - sample);
    for (; sample < last && ofAll === 0; sample += 1) length += view.getUint32(sizes.body + 12 + 4 * sample);
    sample = last;
    spans.push({ start, end: start + length });
  }
  return spans;
}
