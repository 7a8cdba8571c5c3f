// AVIF and HEIF (HEIC): items in a `meta` box (ISO/IEC 23008-12), sequences in a `moov` box (ISO/IEC 14496-12).
import { MOST_AT_ONCE, type Reading } from '../reading.js';
import { ascii } from './ascii.js';
import { addMetadata, boxesIn, inflate, named, numbersOf, open, within, type Box } from './boxes.js';
import { reader, type Draft } from './facts-of.js';
import { addUnpacked } from './unpacked.js';
import { MINI_HEADER, miniOf } from './mini.js';

/** Major brands with which browsers show the sequence; with others they show the still image. */
const sequences = ['avis', 'hevc', 'hevx', 'hevm', 'hevs', 'msf1'];

export const readBoxed = reader(function* (facts) {
  const boxes = yield* boxesIn({ start: 0, end: Infinity });
  const brand = ascii(yield { start: 8, length: 4 }, 0, 4);
  const tellers = [
    () => readTracks(named(boxes, 'moov'), facts),
    () => readItems(named(boxes, 'meta'), facts),
  ];
  const mini = named(boxes, 'mini');
  if (mini) tellers.push(() => readMini(mini, facts));
  if (sequences.includes(brand)) tellers.reverse();
  for (const tell of tellers) yield* tell(); // the reader of the image that is shown is the last one
  facts.metadata ||= named(boxes, 'uuid') !== undefined; // XMP, or a C2PA manifest
});

function* readMini({ start, end }: Box, facts: Draft): Reading<void> {
  const { parts, hasMetadata, ...shown } = miniOf(
    yield { start, length: Math.min(MINI_HEADER, end - start) },
    end - start,
  );
  Object.assign(facts, shown);
  facts.metadata = hasMetadata;
  if (!parts) return;
  for (const part of [parts.exif, parts.xmp]) {
    const length = Math.min(part.end - part.start, MOST_AT_ONCE);
    if (length > 0)
      addUnpacked(
        facts,
        yield { start: start + part.start, length, ...(parts.isPacked && { unpack: inflate }) },
      );
  }
}

function* readItems(meta: Box | undefined, facts: Draft): Reading<void> {
  if (!meta) return;
  const boxes = yield* boxesIn({ start: meta.start + 4, end: meta.end });
  const pitm = named(boxes, 'pitm');
  const iprp = named(boxes, 'iprp');
  if (pitm && iprp) yield* readPrimary(pitm, iprp, facts);
  const iinf = named(boxes, 'iinf');
  if (iinf) yield* readMetadata(iinf, named(boxes, 'iloc'), named(boxes, 'idat'), facts);
}

/** Reads the properties of the item that is shown, an image or a grid of images; they apply to the whole. */
function* readPrimary(pitm: Box, iprp: Box, facts: Draft): Reading<void> {
  const [next, version] = yield* open(pitm, 8);
  const item = next(version ? 4 : 2);
  const boxes = yield* boxesIn(iprp);
  const ipco = named(boxes, 'ipco');
  const properties = ipco ? yield* boxesIn(ipco) : [];
  const own: (Box | undefined)[] = [];
  for (const ipma of boxes.filter(({ type }) => type === 'ipma'))
    for (const index of yield* readIndices(ipma, item)) own.push(properties[index - 1]);
  yield* apply(own, facts);
}

/** Indices of this item's properties, from 1. */
function* readIndices(ipma: Box, item: number): Reading<number[]> {
  const [next, version, flags] = yield* open(ipma, 8);
  const idBytes = version ? 4 : 2;
  const bytes = flags & 1 ? 2 : 1;
  let at = ipma.start + 8;
  for (let left = next(4); left > 0; left -= 1) {
    const entry = numbersOf(yield { start: at, length: idBytes + 1 });
    const found = entry(idBytes) === item;
    const count = entry(1);
    at += idBytes + 1;
    const length = count * bytes;
    if (found) {
      const index = numbersOf(yield { start: at, length });
      return Array.from({ length: count }, () => index(bytes) & (bytes === 2 ? 0x7fff : 0x7f));
    }
    at += length;
  }
  return [];
}

/** Maps an EXIF orientation, less 1, to that of the same image turned by 90° to the left. */
const toTheLeft = [7, 4, 5, 6, 3, 0, 1, 2];

/** Properties apply in their order (ISO/IEC 23008-12, 6.5.1): an image may be turned and then cropped, or cropped and then turned. */
function* apply(properties: readonly (Box | undefined)[], facts: Draft): Reading<void> {
  let turned = 0;
  for (const property of properties) {
    if (!property) continue;
    const view = yield { start: property.start, length: 16 };
    switch (property.type) {
      case 'ispe':
        facts.width = view.getUint32(4);
        facts.height = view.getUint32(8);
        break;
      case 'clap': {
        const [across, down] = turned > 3 ? (['height', 'width'] as const) : (['width', 'height'] as const);
        facts[across] = cut(facts[across], view.getUint32(0) / view.getUint32(4));
        facts[down] = cut(facts[down], view.getUint32(8) / view.getUint32(12));
        break;
      }
      case 'irot':
        for (let left = view.getUint8(0) & 3; left > 0; left -= 1) turned = toTheLeft[turned] ?? 0;
        break;
      case 'imir':
        turned ^= view.getUint8(0) & 1 ? 1 : 3; // mirrored: left and right, or top and bottom
        break;
    }
  }
  facts.orientation = turned + 1;
}

/** An aperture that is empty, or larger than the image, is ignored. */
const cut = (edge: number | undefined, to: number) =>
  edge !== undefined && to >= 1 && to <= edge ? Math.floor(to) : edge;

const EXIF = 0x45786966;
const MIME = 0x6d696d65; // XMP

function* readMetadata(iinf: Box, iloc: Box | undefined, idat: Box | undefined, facts: Draft): Reading<void> {
  const [, version] = yield* open(iinf, 4);
  for (const infe of yield* boxesIn({ start: iinf.start + (version ? 8 : 6), end: iinf.end })) {
    const [next, version] = yield* open(infe, 16);
    const item = next(version > 2 ? 4 : 2);
    next(2);
    const type = next(4);
    if (version < 2 || (type !== EXIF && type !== MIME)) continue;
    const place = iloc && (yield* readPlace(iloc, idat, item));
    if (place) yield* addMetadata(facts, type === EXIF, place.start, place.length);
    else facts.metadata = true;
  }
}

interface Place {
  readonly start: number;
  readonly length: number;
}

/** Offset of the item's bytes in the file; of the first extent, if there are several. */
function* readPlace(iloc: Box, idat: Box | undefined, item: number): Reading<Place | undefined> {
  const [next, version] = yield* open(iloc, 12);
  const sizes = next(2); // four of half a byte each
  const [ofOffset, ofLength, ofBase] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15] as const;
  const ofIndex = version ? sizes & 15 : 0;
  const idBytes = version < 2 ? 2 : 4;
  let at = iloc.start + 6 + idBytes;
  for (let left = next(idBytes); left > 0; left -= 1) {
    const head = idBytes + (version ? 2 : 0) + 2 + ofBase + 2;
    const entry = numbersOf(yield { start: at, length: head + ofIndex + ofOffset + ofLength });
    const found = entry(idBytes) === item;
    const inIdat = version > 0 && (entry(2) & 15) === 1;
    entry(2);
    const base = entry(ofBase) + (inIdat && idat ? idat.start : 0);
    const extents = entry(2);
    if (found) {
      entry(ofIndex);
      return { start: base + entry(ofOffset), length: entry(ofLength) || Infinity };
    }
    at += head + extents * (ofIndex + ofOffset + ofLength);
  }
  return undefined;
}

/** Reads the tracks of pictures, which have a size. The first is shown; others are its alpha channel or belong to it. */
function* readTracks(moov: Box | undefined, facts: Draft): Reading<void> {
  const tracks = moov ? yield* boxesIn(moov) : [];
  yield* readTold(tracks, facts);
  for (const track of tracks.filter(({ type }) => type === 'trak').reverse()) {
    yield* readItems(yield* within(track, 'meta'), facts);
    yield* readTold(yield* boxesIn(track), facts);
    const tkhd = yield* within(track, 'tkhd');
    const samples = yield* within(track, 'mdia', 'minf', 'stbl');
    const stsz = yield* within(samples, 'stsz');
    const stsd = yield* within(samples, 'stsd');
    if (!tkhd || !stsz || !stsd) continue;
    const size = yield { start: tkhd.end - 8, length: 8 }; // in parts of 65,536
    if (!size.getUint32(0)) continue;
    facts.width = size.getUint16(0);
    facts.height = size.getUint16(4);
    facts.animated ||= (yield { start: stsz.start + 8, length: 4 }).getUint32(0) > 1;
    const [entry] = yield* boxesIn({ start: stsd.start + 8, end: stsd.end });
    if (entry) yield* apply(yield* boxesIn({ start: entry.start + 78, end: entry.end }), facts);
  }
}

/** Reads boxes of user data about a film or a track: names, and the GPS position (QuickTime File Format, user data; 3GPP TS 26.244). */
function* readTold(boxes: readonly Box[], facts: Draft): Reading<void> {
  const told = named(boxes, 'udta');
  if (!told) return;
  facts.metadata = true;
  facts.location ||= (yield* boxesIn(told)).some(({ type }) => type === '\xa9xyz' || type === 'loci');
}
