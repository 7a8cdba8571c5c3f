// tsx turn-heic.ts in.heic out.heic [irot=<0-3>] [imir=<0-1>]: adds rotation and mirroring to the primary item, which heif-enc can't.
import { readFileSync, writeFileSync } from 'node:fs';

const [from = '', to = '', ...properties] = process.argv.slice(2);
const file = readFileSync(from);
const added = properties.map((property) => {
  const [type = '', value] = property.split('=');
  return Buffer.from([0, 0, 0, 9, ...Buffer.from(type), Number(value)]);
});

function boxesIn(start: number, end: number) {
  const boxes: { type: string; at: number; end: number }[] = [];
  for (let at = start, next: number; at < end; at = next) {
    next = at + file.readUInt32BE(at);
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), at, end: next });
  }
  return boxes;
}

function boxIn(start: number, end: number, type: string) {
  const found = boxesIn(start, end).find((box) => box.type === type);
  if (!found) throw new Error(`${from} has no ${type}.`);
  return found;
}

const meta = boxIn(0, file.length, 'meta');
const [iprp, iloc, pitm] = (['iprp', 'iloc', 'pitm'] as const).map((type) =>
  boxIn(meta.at + 12, meta.end, type),
) as [typeof meta, typeof meta, typeof meta];
const ipco = boxIn(iprp.at + 8, iprp.end, 'ipco');
const ipma = boxIn(iprp.at + 8, iprp.end, 'ipma');
const known = boxesIn(ipco.at + 8, ipco.end).length;
const primary = file.readUInt16BE(pitm.at + 12);

// Version 0 with indices of 7 bits: an item, how many, which.
let entry = ipma.at + 16;
while (file.readUInt16BE(entry) !== primary) entry += 3 + file.readUInt8(entry + 2);
const entryEnd = entry + 3 + file.readUInt8(entry + 2);

const grow = (at: number, by: number) => file.writeUInt32BE(file.readUInt32BE(at) + by, at);
const grown = added.length * 10;
grow(meta.at, grown);
grow(iprp.at, grown);
grow(ipco.at, added.length * 9);
grow(ipma.at, added.length);
file.writeUInt8(file.readUInt8(entry + 2) + added.length, entry + 2);

// Version 1 with four bytes for base, offset and length, and one extent, since the content of mdat has moved.
for (let at = iloc.at + 16; at < iloc.end; at += 20)
  if (file.readUInt16BE(at + 2) === 0) grow(at + 12, grown);

writeFileSync(
  to,
  Buffer.concat([
    file.subarray(0, ipco.end),
    ...added,
    file.subarray(ipco.end, entryEnd),
    Buffer.from(added.map((_, index) => 0x80 | (known + 1 + index))),
    file.subarray(entryEnd),
  ]),
);
