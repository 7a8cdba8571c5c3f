// What names items by their number: references, properties and groups, without those that go (ISO/IEC 14496-12, 8.11.12 and
// 8.18; ISO/IEC 23008-12, 9.3).
import { boxesIn, type Box } from './boxes.js';
import { boxOf, concat, Cursor, uint } from './heif-bytes.js';
import type { Reference } from './heif-items.js';

type IsGone = (id: number) => boolean;

/** @param head version and flags, which say how long an item's number is */
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
 * What a decoder needs, and how it is to be shown: sizes, codecs, colours, turns, layers. Others tell of the picture (texts,
 * times, lenses): they keep their place in the list, and nothing is in it.
 */
const drawn = new Set(
  (
    'ispe pixi colr hvcC lhvC av1C avcC vvcC jpgC evcC uncC cmpd auxC irot imir clap pasp rloc lsel layr oinf tols ' +
    'a1op a1lx clli mdcv cclv amve ccst subs grid'
  ).split(' '),
);

/** @param bytes those of the view, to be changed */
export function rewrittenProperties(view: DataView, iprp: Box, bytes: Uint8Array, isGone: IsGone) {
  const children = [...boxesIn(view, iprp.body, iprp.end)];
  const list = children.find(({ type }) => type === 'ipco');
  const properties = list ? [...boxesIn(view, list.body, list.end)] : [];
  const isTold = properties.map(({ type }) => !drawn.has(type));
  for (const { start, body, end } of properties.filter((_, index) => isTold[index])) {
    bytes.set([0x66, 0x72, 0x65, 0x65], start + 4); // free
    bytes.fill(0, body, end);
  }
  return boxOf(
    'iprp',
    children.map((box) =>
      box.type === 'ipma'
        ? rewrittenAssociations(
            view,
            box,
            bytes,
            (id) => isGone(id),
            (index) => isTold[index - 1] ?? false,
          )
        : bytes.subarray(box.start, box.end),
    ),
  );
}

function rewrittenAssociations(
  view: DataView,
  ipma: Box,
  bytes: Uint8Array,
  isGone: IsGone,
  isTold: (property: number) => boolean,
) {
  const head = bytes.subarray(ipma.body, ipma.body + 4);
  const idLength = head[0] === 0 ? 2 : 4;
  const length = (head[3] ?? 0) & 1 ? 2 : 1;
  const mask = length === 2 ? 0x7fff : 0x7f; // the bit beside says whether a reader must know it
  const cursor = new Cursor(view, ipma.body + 4);
  const entries: Uint8Array[] = [];
  for (let left = cursor.uint(4); left > 0; left -= 1) {
    const id = cursor.uint(idLength);
    const all = Array.from({ length: cursor.uint(1) }, () => cursor.uint(length));
    const kept = all.filter((property) => !isTold(property & mask));
    if (!isGone(id))
      entries.push(
        concat([uint(id, idLength), [kept.length], ...kept.map((property) => uint(property, length))]),
      );
  }
  return boxOf('ipma', [head, uint(entries.length, 4), ...entries]);
}

/** Pictures that belong together: `altr`, `ster`, bursts. */
export function rewrittenGroup(view: DataView, group: Box, bytes: Uint8Array, isGone: IsGone) {
  const cursor = new Cursor(view, group.body + 8);
  const ids = Array.from({ length: cursor.uint(4) }, () => cursor.uint(4)).filter((id) => !isGone(id));
  const [head, rest] = [bytes.subarray(group.body, group.body + 8), bytes.subarray(cursor.at, group.end)];
  return ids.length > 0
    ? boxOf(group.type, [head, uint(ids.length, 4), ...ids.map((id) => uint(id, 4)), rest])
    : new Uint8Array();
}
