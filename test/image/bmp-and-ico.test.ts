import { expect } from '@open-wc/testing';
import { readIco } from '../../src/image/formats/ico.js';
import { bytesOf } from '../images.js';
import { factsOf, file, shown } from './found.js';
import { ascii, blob, chunk, long, short } from './made.js';

describe('a BMP', () => {
  it('can have its rows from top to bottom', async () => {
    const bytes = Array.from(await bytesOf(await file('plain.bmp')));
    bytes.splice(22, 4, ...long(-40).toReversed());
    expect(await factsOf(blob(bytes))).to.include({ width: 60, height: 40 });
    expect(await shown(blob(bytes))).to.deep.equal([60, 40]);
  });
});

describe('an ICO', () => {
  const entry = (width: number, height: number, place = 0) => [
    width,
    height,
    0,
    0,
    1,
    0,
    32,
    0,
    ...long(9).toReversed(),
    ...long(place).toReversed(),
  ];
  const ico = (count: number, ...parts: (readonly number[])[]) =>
    blob([0, 0, 1, 0, ...short(count).toReversed()], ...parts, Array<number>(40).fill(0));

  it('is its largest picture', async () =>
    expect(await factsOf(ico(3, entry(16, 16), entry(48, 32), entry(32, 32)))).to.include({
      width: 48,
      height: 32,
    }));

  it('of 256 pixels has the size 0 in its directory', async () =>
    expect(await factsOf(ico(2, entry(255, 255), entry(0, 0)))).to.include({ width: 256, height: 256 }));

  it('knows the size of a PNG in it', async () => {
    const png = [
      0x89,
      ...ascii('PNG\r\n\x1a\n'),
      ...chunk('IHDR', [...long(512), ...long(400), 8, 6, 0, 0, 0]),
    ];
    expect(await factsOf(ico(1, entry(0, 0, 22), png))).to.include({ width: 512, height: 400 });
  });

  it('that counts more pictures than it has is read', async () =>
    expect(await factsOf(blob([0, 0, 1, 0, 255, 255], entry(16, 16)))).to.include({ width: 16, height: 16 }));
});

it('An icon of thousands of pictures is inspected in a few hundred reads', () => {
  const bytes = new DataView(new ArrayBuffer(6 + 16 * 4000 + 100));
  bytes.setUint16(2, 1, true);
  bytes.setUint16(4, 4000, true);
  for (let entry = 0; entry < 4000; entry += 1) bytes.setUint32(6 + 16 * entry + 12, 6 + 16 * 4000, true);
  const reading = readIco('image/x-icon');
  let reads = 0;
  for (let step = reading.next(); !step.done; reads += 1)
    step = reading.next(new DataView(bytes.buffer, step.value.start, step.value.length));
  expect(reads).to.be.below(300);
});
