// The `meta` box of a HEIF without the items that are no picture, as long as before (ISO/IEC 14496-12, 8.11).
import { boxesIn, type Box } from './boxes.js';
import { boxOf, concat, Cursor, free, uint, without, type Span } from './heif-bytes.js';
import { itemsOf, locationsOf, referencesOf, unwanted } from './heif-items.js';
import { rewrittenGroup, rewrittenProperties, rewrittenReferences } from './heif-links.js';
import { bytesOf, malformed, textAt } from './slices.js';

interface Stripped {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where in the file items lie that stay, and that go. */
  readonly kept: readonly Span[];
  readonly gone: readonly Span[];
  /** Thumbnails are among them, or what is not known. */
  readonly isPictureGone: boolean;
}

export function strippedMeta(view: DataView, fileSize: number): Stripped {
  const [meta] = boxesIn(view);
  if (!meta) malformed();
  const children = [...boxesIn(view, meta.body + 4, meta.end)];
  const child = (type: string) => children.find((box) => box.type === type);
  const [iinf, iloc, pitm, idat] = [child('iinf'), child('iloc'), child('pitm'), child('idat')];
  if (!iinf || !iloc || !pitm || child('ipro')) malformed();
  const items = itemsOf(view, iinf);
  const references = referencesOf(view, child('iref'));
  const primary = new Cursor(view, pitm.body + 4).uint(view.getUint8(pitm.body) === 0 ? 2 : 4);
  const isGone = unwanted(items, references, primary);
  const locations = locationsOf(view, iloc);
  const spans = (method: number, end: number, goes: boolean) =>
    locations
      .filter(({ id, method: own }) => own === method && isGone(id) === goes)
      .flatMap(({ extents }) => extents.map((extent) => ({ start: extent.start, end: extent.end ?? end })));

  const bytes = bytesOf(view).slice();
  const part = ({ start, end }: Span) => bytes.subarray(start, end);
  if (idat) {
    const length = idat.end - idat.body;
    for (const { start, end } of without([{ start: 0, end: length }], spans(1, length, false)))
      bytes.fill(0, idat.body + start, idat.body + end);
  }

  /** Names are for people, and all that follows in a picture's entry; those that libavif gives tell nothing. */
  function unnamed(infe: Box) {
    const name = infe.body + (view.getUint8(infe.body) === 2 ? 12 : 14);
    if (!/^(?:Color|Alpha)\0$/.test(textAt(view, name, infe.end - name))) bytes.fill(0, name, infe.end);
    return part(infe);
  }

  /** The box as it is now; of a box that has no place here nothing. */
  function rewritten(box: Box): Uint8Array<ArrayBuffer> {
    const start = { start: box.body, end: box.body + 4 }; // version and flags
    const version = view.getUint8(box.body);
    switch (box.type) {
      case 'iinf': {
        const left = items.filter(({ id }) => !isGone(id));
        return boxOf('iinf', [
          part(start),
          uint(left.length, version === 0 ? 2 : 4),
          ...left.map(({ box: infe }) => unnamed(infe)),
        ]);
      }
      case 'iloc': {
        const left = locations.filter(({ id }) => !isGone(id));
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
      default:
        return /^(?:hdlr|pitm|idat|dinf)$/.test(box.type) ? part(box) : new Uint8Array();
    }
  }

  const boxes = concat(children.map(rewritten));
  const room = meta.end - meta.body - 4 - boxes.length;
  return {
    bytes: concat([bytes.subarray(0, meta.body + 4), boxes, free(room)]),
    kept: spans(0, fileSize, false),
    gone: spans(0, fileSize, true),
    isPictureGone: items.some(({ id, type }) => isGone(id) && !/^(?:Exif|mime|uri )$/.test(type)),
  };
}
