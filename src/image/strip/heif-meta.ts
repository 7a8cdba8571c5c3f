// Rewrites the `meta` box of a HEIF without metadata items, in the same length (ISO/IEC 14496-12, 8.11).
import { boxesIn, type Box } from './boxes.js';
import { boxOf, concat, Cursor, free, uint, without, type Span } from './heif-bytes.js';
import { itemsOf, locationsOf, referencesOf, unwanted, type Location } from './heif-items.js';
import { rewrittenGroup, rewrittenProperties, rewrittenReferences } from './heif-links.js';
import { bytesOf, malformed, textAt } from './slices.js';

interface Stripped {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Spans in the file of the items that are kept. */
  readonly kept: readonly Span[];
}

export function strippedMeta(view: DataView, fileSize: number): Stripped {
  const [meta] = boxesIn(view);
  if (!meta) malformed();
  const children = [...boxesIn(view, meta.body + 4, meta.end)];
  const child = (type: string) => children.find((box) => box.type === type);
  const [iinf, iloc, pitm, idat] = [child('iinf'), child('iloc'), child('pitm'), child('idat')];
  if (!iinf || !iloc) malformed();
  const items = itemsOf(view, iinf);
  const references = referencesOf(view, child('iref'));
  const primary = pitm && new Cursor(view, pitm.body + 4).uint(view.getUint8(pitm.body) === 0 ? 2 : 4);
  const isGone = unwanted(items, references, primary);
  const locations = locationsOf(view, iloc);
  const left = locations.filter(({ id }) => !isGone(id));
  if (left.some(({ method }) => method === undefined)) malformed();
  const spans = (wanted: Location['method'], end: number) =>
    left
      .filter(({ method }) => method === wanted)
      .flatMap(({ extents }) => extents.map((extent) => ({ start: extent.start, end: extent.end ?? end })));

  const bytes = bytesOf(view).slice();
  const part = ({ start, end }: Span) => bytes.subarray(start, end);
  if (idat) {
    const length = idat.end - idat.body;
    for (const { start, end } of without([{ start: 0, end: length }], spans('idat', length)))
      bytes.fill(0, idat.body + start, idat.body + end);
  }

  /** Overwrites the name of an item and what follows it in a picture's entry. libavif's own names (Color, Alpha) are kept. */
  function unnamed(infe: Box) {
    const name = infe.body + (view.getUint8(infe.body) === 2 ? 12 : 14);
    if (!/^(?:Color|Alpha)\0$/.test(textAt(view, name, infe.end - name))) bytes.fill(0, name, infe.end);
    return part(infe);
  }

  /** The entry with spare bytes after its name, which readers ignore. */
  const longer = (infe: Box, spare: number) =>
    boxOf('infe', [part({ start: infe.body, end: infe.end }), new Uint8Array(spare)]);

  /**
   * The rewritten box; no bytes for a box that does not belong here.
   *
   * @param spare bytes by which the list of items gets longer
   */
  function rewritten(box: Box, spare = 0): Uint8Array<ArrayBuffer> {
    const start = { start: box.body, end: box.body + 4 }; // version and flags
    const version = box.body < box.end ? view.getUint8(box.body) : 0; // the box may be empty
    switch (box.type) {
      case 'iinf': {
        const left = items.filter(({ id }) => !isGone(id));
        const entries = left.map(({ box: infe }) => unnamed(infe));
        const [last] = left.slice(-1);
        if (last && spare > 0) entries[entries.length - 1] = longer(last.box, spare);
        return boxOf('iinf', [part(start), uint(left.length, version === 0 ? 2 : 4), ...entries]);
      }
      case 'iloc': {
        const count = uint(left.length, version < 2 ? 2 : 4);
        return boxOf('iloc', [part({ start: box.body, end: box.body + 6 }), count, ...left.map(part)]);
      }
      case 'iref':
        return rewrittenReferences(references, isGone, part(start));
      case 'iprp':
        return rewrittenProperties(view, box, bytes, isGone);
      case 'grpl':
        return boxOf(
          'grpl',
          [...boxesIn(view, box.body, box.end)].map((group) => rewrittenGroup(view, group, bytes, isGone)),
        );
      case 'free':
      case 'skip':
        bytes.fill(0, box.body, box.end);
        return part(box);
      case 'dinf':
        return box.end - box.start > HERE ? new Uint8Array() : part(box); // it may have the path of a file on the author's disk
      case 'hdlr':
        if (textAt(view, box.body + 24, box.end - box.body - 24) !== 'libavif\0')
          // it has no metadata
          bytes.fill(0, box.body + HANDLER_NAME, box.end);
        return part(box);
      default:
        return /^(?:pitm|idat)$/.test(box.type) ? part(box) : new Uint8Array();
    }
  }

  let boxes = concat(children.map((box) => rewritten(box)));
  let room = meta.end - meta.body - 4 - boxes.length;
  if (room > 0 && room < EMPTY_BOX) {
    boxes = concat(children.map((box) => rewritten(box, room)));
    room = 0;
  }
  const rewrittenMeta = concat([bytes.subarray(0, meta.body + 4), boxes, free(room)]);
  if (rewrittenMeta.length !== view.byteLength) malformed(); // all offsets after it would be wrong
  return {
    bytes: rewrittenMeta,
    kept: spans('file', fileSize),
  };
}

/** Offset in `hdlr` of fields that readers ignore: the manufacturer, and a name for people (ISO/IEC 14496-12, 8.4.3). */
export const HANDLER_NAME = 12;

/** Bytes of a `dinf` that only says that the data is in this file: the headers of `dinf`, `dref` and `url `. */
const HERE = 36;

/** Bytes of an empty box. */
const EMPTY_BOX = 8;
