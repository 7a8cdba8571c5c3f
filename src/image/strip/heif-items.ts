// The items of a HEIF: types, references and locations (ISO/IEC 14496-12, 8.11.3, 8.11.6, 8.11.12).
import { boxesIn, type Box } from './boxes.js';
import { Cursor, type Span } from './heif-bytes.js';
import { malformed, textAt } from './slices.js';

export interface Item {
  readonly id: number;
  /** Type of the item; empty if the version of its entry has none. */
  readonly type: string;
  readonly isProtected: boolean;
  readonly box: Box;
}

export interface Reference {
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

/** An entry of `iloc`, which is itself the span from `start` to `end`. */
export interface Location extends Span {
  readonly id: number;
  /** `undefined` if the data is in another file, or constructed from other items. */
  readonly method: 'file' | 'idat' | undefined;
  /** Extents. One without an end goes up to the end of the data. */
  readonly extents: readonly { readonly start: number; readonly end: number | undefined }[];
}

export function itemsOf(view: DataView, iinf: Box): Item[] {
  const first = iinf.body + (view.getUint8(iinf.body) === 0 ? 6 : 8);
  return [...boxesIn(view, first, iinf.end)].map((box) => {
    const version = view.getUint8(box.body);
    const cursor = new Cursor(view, box.body + 4);
    const id = cursor.uint(version === 3 ? 4 : 2);
    const isProtected = cursor.uint(2) !== 0;
    return { id, type: version < 2 ? '' : textAt(view, cursor.at, 4), isProtected, box };
  });
}

export function referencesOf(view: DataView, iref: Box | undefined): Reference[] {
  if (!iref) return [];
  const length = view.getUint8(iref.body) === 0 ? 2 : 4;
  return [...boxesIn(view, iref.body + 4, iref.end)].map(({ type, body }) => {
    const cursor = new Cursor(view, body);
    const from = cursor.uint(length);
    return { type, from, to: Array.from({ length: cursor.uint(2) }, () => cursor.uint(length)) };
  });
}

const methods = ['file', 'idat'] as const;

export function locationsOf(view: DataView, iloc: Box): Location[] {
  const cursor = new Cursor(view, iloc.body);
  const version = cursor.uint(4) >>> 24;
  const sizes = cursor.uint(2);
  const size = (shift: number) => (sizes >> shift) & 15;
  return Array.from({ length: cursor.uint(version < 2 ? 2 : 4) }, () => {
    const start = cursor.at;
    const id = cursor.uint(version < 2 ? 2 : 4);
    const construction = version > 0 ? cursor.uint(2) & 15 : 0;
    const isHere = cursor.uint(2) === 0;
    const base = cursor.uint(size(4));
    const count = cursor.uint(2);
    if (count > 1 && size(8) + size(12) === 0) malformed(); // thousands of extents in a few bytes
    const extents = Array.from({ length: count }, () => {
      if (version > 0) cursor.uint(size(0));
      const offset = base + cursor.uint(size(12));
      const length = cursor.uint(size(8));
      return { start: offset, end: length > 0 ? offset + length : undefined };
    });
    const method = isHere ? methods[construction] : undefined;
    return { id, method, extents, start, end: cursor.at };
  });
}

/** Types of coded, derived and auxiliary pictures (alpha, depth, gain map). Items of other types are metadata. */
const isPicture =
  /^(?:hvc1|hev1|lhv1|hvt1|av01|av02|avc1|vvc1|evc1|j2k1|jpeg|unci|mski|tili|grid|iovl|iden|tmap|sato)$/;

/** Ids of the items to remove: metadata, thumbnails, and items that only belong to those. */
export function unwanted(
  items: readonly Item[],
  references: readonly Reference[],
  primary: number | undefined,
) {
  const gone = new Set(items.filter(({ type }) => !isPicture.test(type)).map(({ id }) => id));
  const isGone = (id: number) => gone.has(id);
  for (const { type, from } of references) if (type === 'thmb' && from !== primary) gone.add(from);
  const parts = references.filter(({ type }) => type === 'dimg'); // from a derived picture to its parts
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const { type, from, to } of references) if (type === 'auxl' && to.every(isGone)) gone.add(from);
    for (const id of parts.filter(({ from }) => isGone(from)).flatMap(({ to }) => to))
      if (parts.every(({ from, to }) => isGone(from) || !to.includes(id))) gone.add(id);
  }
  const isLost = primary !== undefined && isGone(primary);
  if (isLost || parts.some(({ from, to }) => !isGone(from) && to.some(isGone))) malformed();
  if (items.some(({ id, isProtected }) => isProtected && !isGone(id))) malformed();
  return isGone;
}
