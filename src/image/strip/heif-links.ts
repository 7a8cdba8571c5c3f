// Removes references, properties and groups of removed items (ISO/IEC 14496-12, 8.11.12 and 8.18; ISO/IEC 23008-12, 9.3).
import { boxesIn, type Box } from './boxes.js';
import { boxOf, concat, Cursor, uint } from './heif-bytes.js';
import type { Reference } from './heif-items.js';

type IsGone = (id: number) => boolean;

/** @param head version and flags, which give the length of item ids */
export function rewrittenReferences(references: readonly Reference[], isGone: IsGone, head: Uint8Array) {
  const length = head[0] === 0 ? 2 : 4;
  const left = references
    .filter(({ from }) => !isGone(from))
    .map(({ type, from, to }) => ({ type, from, to: to.filter((id) => !isGone(id)) }))
    .filter(({ to }) => to.length > 0)
    .map(({ type, from, to }) =>
      boxOf(type, [uint(from, length), uint(to.length, 2), ...to.map((id) => uint(id, length))]),
    );
  return left.length > 0 ? boxOf('iref', [head, ...left]) : new Uint8Array();
}

/**
 * Properties for decoding and display, which are kept: sizes, codecs, components, colours, rotation, layers
 * (ISO/IEC 23008-12, 6.5; ISO/IEC 23001-17; AV1 Image File Format). Writers do not mark all of them as essential.
 */
const drawn = new Set(
  (
    'ispe pixi colr hvcC lhvC av1C av2C avcC vvcC jpgC evcC j2kH tilC uncC cmpd cmpC icef cpat cloc fpac sbpm snuc splz mskC ' +
    'iscl auxC irot imir clap pasp rloc lsel layr oinf tols a1op a1lx clli mdcv cclv amve reve ndwt ccst subs rref prdi'
  ).split(' '),
);

/** Properties that describe the picture, which are removed even if marked as essential: texts, times, places. */
const told = /^(?:udes|altt|crtt|mdft|itai|taic|cmin|cmex|free|skip)$/;

interface Association {
  readonly id: number;
  /** Indices of properties, counted from 1, with the bit that marks an essential one. */
  readonly properties: readonly number[];
}

interface Associations {
  readonly head: Uint8Array;
  readonly idLength: number;
  /** Bytes of an index to a property. */
  readonly length: number;
  readonly mask: number;
  readonly entries: readonly Association[];
}

function associationsOf(view: DataView, ipma: Box, bytes: Uint8Array, isGone: IsGone): Associations {
  const head = bytes.subarray(ipma.body, ipma.body + 4);
  const idLength = head[0] === 0 ? 2 : 4;
  const length = (head[3] ?? 0) & 1 ? 2 : 1;
  const cursor = new Cursor(view, ipma.body + 4);
  const entries: Association[] = [];
  for (let left = cursor.uint(4); left > 0; left -= 1) {
    const id = cursor.uint(idLength);
    const properties = Array.from({ length: cursor.uint(1) }, () => cursor.uint(length));
    if (!isGone(id)) entries.push({ id, properties });
  }
  return { head, idLength, length, mask: length === 2 ? 0x7fff : 0x7f, entries };
}

/**
 * Removes properties that only describe the picture. An unknown property is kept if it is essential, since the picture can't be
 * decoded without it (ISO/IEC 23008-12, 9.3.1). The kept ones get new indices, so that the freed bytes form a whole box.
 */
export function rewrittenProperties(view: DataView, iprp: Box, bytes: Uint8Array, isGone: IsGone) {
  const children = [...boxesIn(view, iprp.body, iprp.end)];
  const list = children.find(({ type }) => type === 'ipco');
  const properties = list ? [...boxesIn(view, list.body, list.end)] : [];
  const associations = children
    .filter(({ type }) => type === 'ipma')
    .map((ipma) => associationsOf(view, ipma, bytes, isGone));

  const essential = new Set(
    associations.flatMap(({ entries, mask }) =>
      entries.flatMap((entry) =>
        entry.properties.filter((index) => index > mask).map((index) => index & mask),
      ),
    ),
  );
  const stays = (type: string, index: number) =>
    drawn.has(type) || (essential.has(index) && !told.test(type));
  let count = 0;
  const places = properties.map(({ type }, index) => (stays(type, index + 1) ? (count += 1) : 0));
  /** New indices; none for removed properties. An index of 0, or beyond the list, refers to nothing and is kept. */
  const placed = (association: number, mask: number) => {
    const place = places[(association & mask) - 1];
    if (place === undefined) return [association];
    return place === 0 ? [] : [(association & ~mask) | place];
  };

  return boxOf('iprp', [
    boxOf(
      'ipco',
      properties.filter((_, index) => places[index]).map(({ start, end }) => bytes.subarray(start, end)),
    ),
    ...associations.map(({ head, idLength, length, mask, entries }) =>
      boxOf('ipma', [
        head,
        uint(entries.length, 4),
        ...entries.map(({ id, properties: all }) => {
          const left = all.flatMap((each) => placed(each, mask));
          return concat([uint(id, idLength), [left.length], ...left.map((each) => uint(each, length))]);
        }),
      ]),
    ),
  ]);
}

/** Groups of pictures that belong together: `altr`, `ster`, bursts. */
export function rewrittenGroup(view: DataView, group: Box, bytes: Uint8Array, isGone: IsGone) {
  const cursor = new Cursor(view, group.body + 8);
  const ids = Array.from({ length: cursor.uint(4) }, () => cursor.uint(4)).filter((id) => !isGone(id));
  const [head, rest] = [bytes.subarray(group.body, group.body + 8), bytes.subarray(cursor.at, group.end)];
  return ids.length > 0
    ? boxOf(group.type, [head, uint(ids.length, 4), ...ids.map((id) => uint(id, 4)), rest])
    : new Uint8Array();
}
