// Parts of HEIF files that only other encoders write.
import { expect } from '@open-wc/testing';
import { strip } from '../../src/image/strip.js';
import { bytesOf } from '../images.js';
import { box, factsIn, joined, uint32 } from './boxes.js';
import { textOf } from './strip-fixtures.js';

type Bytes = Uint8Array<ArrayBuffer>;
const uint16 = (value: number) => [value >> 8, value & 255];
const nothing = (length: number) => new Uint8Array(length);

const picture = joined('coded picture');
const exif = joined('SECRET Exif');
const other = joined('coded again');
const ispe = box('ispe', uint32(0), uint32(40), uint32(30));
const ESSENTIAL = 0x80;

interface Parts {
  /** Properties, with the byte with which item 1 refers to each; 0x80 marks an essential one. */
  readonly properties?: readonly (readonly [property: Bytes, mark: number])[];
  readonly indexBytes?: 1 | 2;
  readonly iloc?: (place: number) => Bytes;
  readonly infe?: (id: number, type: string, name: string) => Bytes;
  readonly more?: readonly Bytes[];
  /** The picture alone, without Exif. */
  readonly alone?: boolean;
}

const infe2 = (id: number, type: string, name: string) =>
  box('infe', [2, 0, 0, 0], uint16(id), uint16(0), type, name, '\0');
const entry = (id: number, place: number, length: number) =>
  joined(uint16(id), uint16(0), uint16(1), uint32(place), uint32(length));
const iloc4 = (place: number, ...trailing: number[]) =>
  box(
    'iloc',
    uint32(0),
    [0x44, 0],
    uint16(2),
    entry(1, place, picture.length),
    entry(2, place + picture.length, exif.length),
    trailing,
  );

/** A picture, and its Exif. */
function heif({
  properties = [[ispe, 0]],
  indexBytes = 1,
  iloc = iloc4,
  infe = infe2,
  more = [],
  alone = false,
}: Parts): Blob {
  const ftyp = box('ftyp', 'avif\0\0\0\0mif1avif');
  const index = (property: number, mark: number) =>
    indexBytes === 2 ? uint16(property | (mark << 8)) : [property | mark];
  const meta = (place: number) =>
    box(
      'meta',
      uint32(0),
      box('hdlr', nothing(8), 'pict', nothing(13)),
      box('pitm', uint32(0), uint16(1)),
      iloc(place),
      box('iinf', uint32(0), uint16(2), infe(1, 'av01', 'SECRET name'), infe(2, alone ? 'av01' : 'Exif', '')),
      box('iref', uint32(0), box('cdsc', uint16(2), uint16(1), uint16(1))),
      box(
        'iprp',
        box('ipco', ...properties.map(([property]) => property)),
        box(
          'ipma',
          uint32(indexBytes - 1),
          uint32(1),
          uint16(1),
          [properties.length],
          ...properties.map(([, mark], at) => index(at + 1, mark)),
        ),
      ),
      ...more,
    );
  const place = ftyp.length + meta(0).length + 8;
  return new Blob([ftyp, meta(place), box('mdat', picture, alone ? other : exif)], { type: 'image/avif' });
}

async function stripped(before: Blob): Promise<Blob> {
  const after = await strip(before, 'image/avif');
  if (!after) throw new Error('It was refused.');
  expect(after.size).to.equal(before.size); // nothing has moved
  const text = await textOf(after);
  expect(text).not.to.contain('SECRET');
  expect(text).to.contain('coded picture');
  expect(await factsIn(after)).to.deep.equal({ ...(await factsIn(before)), metadata: false });
  expect(await strip(after, 'image/avif'), 'the second time').to.equal(after);
  return after;
}

const pixi = box('pixi', uint32(0), [3, 8, 8, 8]);
const udes = (length: number) => box('udes', uint32(0), 'SECRET', nothing(length));
const unknown = (type = 'abcd') => box(type, 'SECRET');

describe('strip, of a HEIF', () => {
  it('removes unknown properties, whatever free space their names leave', async () => {
    for (const indexBytes of [1, 2] as const)
      for (let count = 1; count <= 9; count += 1) {
        const told = Array.from({ length: count }, () => [unknown(), 0] as const);
        for (const alone of [true, false]) {
          const after = await stripped(
            heif({ alone, indexBytes, properties: [[ispe, 0], ...told, [pixi, 0]] }),
          );
          expect(await textOf(after), `${count}`).to.contain('pixi');
        }
      }
  });

  it('updates the numbers of the properties that stay', async () => {
    const irot = box('irot', [1]);
    const after = await stripped(
      heif({
        properties: [
          [udes(0), ESSENTIAL],
          [ispe, 0],
          [unknown(), 0],
          [box('free', 'SECRET'), 0],
          [irot, ESSENTIAL],
        ],
      }),
    );
    expect(await factsIn(after)).to.include({ width: 30, height: 40, orientation: 8 });
    const ipma = (await textOf(after)).split('ipma')[1] ?? '';
    expect(ipma.slice(0, 13)).to.equal('\0\0\0\0\0\0\0\x01\0\x01\x02\x01\x82');
  });

  it('keeps an unknown property that a decoder must know, unchanged', async () => {
    const coded = ['cmpC', 'icef', 'uncC', 'cmpd', 'iscl', 'mskC', 'cpat', 'j2kH'];
    const properties = [
      [ispe, 0],
      [box('new!', 'how it is coded'), ESSENTIAL],
      ...coded.map((type) => [box(type, `${type} content`), 0] as const),
    ] as const;
    const text = await textOf(await stripped(heif({ properties })));
    for (const type of coded) expect(text).to.contain(`${type} content`);
    expect(text).to.contain('how it is coded');
  });

  it('removes properties that only describe the picture, even if they are essential', async () => {
    for (const type of ['udes', 'altt', 'crtt', 'mdft', 'itai', 'taic', 'cmin', 'cmex', 'free', 'skip'])
      await stripped(
        heif({
          properties: [
            [ispe, 0],
            [unknown(type), ESSENTIAL],
          ],
        }),
      );
  });

  it('works with the few bytes that are left after the item locations', async () => {
    for (let count = 1; count <= 9; count += 1)
      for (const alone of [true, false])
        await stripped(heif({ alone, iloc: (place) => iloc4(place, ...Array<number>(count).fill(0x53)) }));
  });

  it('ignores an empty box at the end', async () => {
    for (const last of [box('free'), box('idat'), box('abcd')]) await stripped(heif({ more: [last] }));
  });

  it('removes the name of a file on a disk', async () => {
    const url = (place: string) => box('url ', uint32(place ? 0 : 1), place);
    const dinf = (place: string) => box('dinf', box('dref', uint32(0), uint32(1), url(place)));
    await stripped(heif({ more: [dinf('file:///home/SECRET/a.avif\0')] }));
    expect(await textOf(await stripped(heif({ more: [dinf('')] })))).to.contain('dref');
  });

  const base = (place: number, id: number, method = 0) =>
    joined(uint16(id), uint16(method), uint16(0), uint32(place), uint16(1));
  const places: Readonly<Record<string, (place: number) => Bytes>> = {
    'bases, and offsets of no bytes': (place) =>
      box(
        'iloc',
        [1, 0, 0, 0, 0x04, 0x40],
        uint16(2),
        ...[base(place, 1), uint32(picture.length), base(place + picture.length, 2), uint32(exif.length)],
      ),
    'lengths of no bytes': (place) =>
      box(
        'iloc',
        uint32(0),
        [0x40, 0],
        uint16(2),
        ...[uint16(1), uint16(0), uint16(0)], // nowhere
        ...[uint16(2), uint16(0), uint16(1), uint32(place + picture.length)],
      ),
    'offsets of eight bytes, and numbers of four': (place) =>
      box(
        'iloc',
        [2, 0, 0, 0, 0x84, 0x04],
        uint32(2),
        ...[uint32(1), uint16(0), uint16(0), uint16(1), nothing(8), uint32(place), uint32(picture.length)],
        ...[uint32(2), uint16(0), uint16(0), uint16(1), nothing(8)],
        ...[uint32(place + picture.length), uint32(exif.length)],
      ),
    'an Exif that is made of other items': (place) =>
      box(
        'iloc',
        [1, 0, 0, 0, 0x44, 0],
        uint16(2),
        ...[uint16(1), uint16(0), uint16(0), uint16(1), uint32(place), uint32(picture.length)],
        ...[uint16(2), uint16(2), uint16(0), uint16(1), uint32(0), uint32(9)],
      ),
  };
  for (const [what, iloc] of Object.entries(places))
    it(`reads ${what}`, async () => {
      const before = heif({ iloc });
      const after = await strip(before, 'image/avif');
      if (!after) throw new Error('It was refused.');
      const text = await textOf(after);
      expect(text).not.to.contain('SECRET');
      if (what !== 'lengths of no bytes') expect(text).to.contain('coded picture');
    });

  it('removes items without a type, and protected items', async () => {
    const untyped = (id: number, type: string, name: string) =>
      id === 1
        ? infe2(id, type, name)
        : box('infe', uint32(0), uint16(id), uint16(0), 'SECRET\0', 'text/xml\0');
    await stripped(heif({ infe: untyped }));
    const locked = (id: number) =>
      box('infe', [2, 0, 0, 0], uint16(id), uint16(id - 1), id === 1 ? 'av01' : 'Exif', '\0');
    await stripped(heif({ infe: locked, more: [box('ipro', 'SECRET')] }));
  });

  it('rejects a picture that is protected or in another file', async () => {
    const locked = (id: number, type: string) => box('infe', [2, 0, 0, 0], uint16(id), uint16(1), type, '\0');
    const elsewhere = (place: number) =>
      box(
        'iloc',
        uint32(0),
        [0x44, 0],
        uint16(1),
        ...[uint16(1), uint16(1), uint16(1), uint32(place), uint32(picture.length)],
      );
    for (const parts of [{ infe: locked }, { iloc: elsewhere }])
      expect(await strip(heif(parts), 'image/avif')).to.equal(undefined);
  });

  it('reads boxes with a length of eight bytes, or up to the end of the file', async () => {
    const bytes = await bytesOf(heif({}));
    const at = joined(bytes).findIndex(
      (_, index) => String.fromCharCode(...bytes.subarray(index, index + 4)) === 'mdat',
    );
    const open = bytes.slice();
    open.set(uint32(0), at - 4);
    await stripped(new Blob([open]));
  });
});
