import { expect } from '@open-wc/testing';
import { inspect } from '../../src/image/inspect.js';
import { needs } from '../abilities.js';
import { decoded } from '../decoded.js';
import { facts } from '../images.js';

import { box, boxesOf, factsIn, fileNamed, joined, uint32 } from './boxes.js';
import { watched } from './watched.js';

/** Sizes are those in the script that makes the files, and those that Chromium (AVIF) and libheif (HEIC) show. */
const landscape = { width: 48, height: 32 };
const portrait = { width: 32, height: 48 };
const metadata = { metadata: true };
const located = { metadata: true, location: true };

const others: readonly (readonly [file: string, Partial<ReturnType<typeof facts>>])[] = [
  ['alpha.avif', landscape],
  ['alpha.heic', landscape],
  ['camera.avif', { ...landscape, ...metadata }],
  ['camera.heic', { ...landscape, ...metadata }],
  ['edited.avif', { ...landscape, ...metadata }],
  ['edited.heic', { ...landscape, ...metadata }],
  ['edited-there.avif', { ...landscape, ...located }],
  ['phone.avif', { ...portrait, ...located, orientation: 6 }],
  ['phone.heic', { ...landscape, ...located }],
  ['grid.avif', { width: 256, height: 128 }],
  ['cropped.avif', { width: 40, height: 20 }],
  ['cropped-turned.avif', { width: 32, height: 24, orientation: 8 }],
  ['sharp.avif', landscape],
  ['thumbnail.heic', landscape],
  ['landscape-6.heif', { ...landscape, orientation: 6 }],
  ['sequence.avif', { ...landscape, animated: true }],
  ['sequence-turned.avif', { ...portrait, animated: true, orientation: 5 }],
  ['sequence-phone.avif', { ...portrait, ...located, animated: true, orientation: 6 }],
  ['sequence-behind-still.avif', { ...landscape, animated: true }],
];

const typeOf = (name: string) => `image/${name.replace(/.*\./, '')}`;

describe('the facts of AVIF and HEIF', () => {
  for (const format of ['avif', 'heic'])
    for (const [shape, size] of Object.entries({ landscape, portrait }))
      for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8])
        it(`has ${shape}-${orientation}.${format} upright`, async () =>
          expect(await factsIn(await fileNamed(`${shape}-${orientation}.${format}`))).to.deep.equal(
            facts({ type: `image/${format}`, ...size, orientation }),
          ));

  for (const [name, more] of others)
    it(`are read from ${name}`, async () =>
      expect(await factsIn(await fileNamed(name))).to.deep.equal(facts({ type: typeOf(name), ...more })));

  const names = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((turned) => [
    `landscape-${turned}.avif`,
    `portrait-${turned}.avif`,
  ]);
  // Chromium ignores an aperture that does not begin in the corner; other browsers do not.
  const shown = others.map(([name]) => name).filter((name) => /(?<!cropped-turned)\.avif$/.test(name));
  for (const name of [...names, ...shown])
    it(`have the same size for ${name} as the browser’s decoder`, async function () {
      const bytes = await fileNamed(name);
      const facts = await factsIn(bytes);
      if (name === 'cropped.avif') await needs(this, 'cut an AVIF');
      else if (name === 'grid.avif') await needs(this, 'show an AVIF of several');
      else if (facts.orientation !== 1)
        await needs(this, facts.animated ? 'turn an AVIF that moves' : 'turn an AVIF');
      const { width, height } = await decoded(new Blob([bytes], { type: 'image/avif' }));
      expect(facts).to.deep.include({ width, height });
    });
});

describe('the reader of AVIF and HEIF', () => {
  const still = async () => boxesOf(await fileNamed('camera.heic'));
  const inMeta = async () => boxesOf((await still()).meta?.subarray(4) ?? new Uint8Array());
  const meta = async (change: Record<string, Uint8Array> = {}, ...first: Uint8Array[]) => {
    const parts = Object.entries({ ...(await inMeta()), ...change });
    return box('meta', [0, 0, 0, 0], ...first, ...parts.map(([type, contents]) => box(type, contents)));
  };
  const ftyp = box('ftyp', 'heic\0\0\0\0mif1heic');
  const expected = facts({ type: 'image/heic', ...landscape, metadata: true });

  it('finds a `meta` box behind gigabytes of pixels by seeking', async () => {
    const far = new Blob(Array<Blob>(1024).fill(new Blob([new Uint8Array(1_048_576)]))); // one megabyte, repeatedly
    const { blob, reads } = watched(
      new Blob([ftyp, uint32(far.size + 8), 'mdat', far, await meta({}, box('free', new Uint8Array(100)))]),
    );
    expect(await inspect(blob))
      .to.have.property('facts')
      .that.includes(expected);
    expect(reads.bytes).to.be.at.most(65_536);
    expect(reads.slices).to.equal(2);
  });

  it('reads a box whose length has 64 bits', async () => {
    const long = joined(uint32(1), 'mdat', uint32(0), uint32(116), new Uint8Array(100));
    expect(await factsIn(ftyp, long, await meta())).to.deep.equal(expected);
  });

  it('reads a box that goes to the end of the file', async () => {
    const open = await meta();
    open.set(uint32(0));
    expect(await factsIn(ftyp, open)).to.deep.equal(expected);
  });

  it('handles a `meta` box that is larger than one read', async () => {
    const { blob, reads } = watched(new Blob([ftyp, await meta({}, box('free', new Uint8Array(300_000)))]));
    expect(await inspect(blob))
      .to.have.property('facts')
      .that.includes(expected);
    expect(reads.bytes).to.be.at.most(65_536);
  });

  it('reads wide numbers of items and properties', async () => {
    const properties = joined(times(299, box('free')), box('ispe', uint32(0), uint32(7), uint32(9)));
    const wide = {
      pitm: joined([1, 0, 0, 0], uint32(70_001)),
      iprp: joined(
        box('ipco', properties),
        box('ipma', [1, 0, 0, 1], uint32(1), uint32(70_000), [1, 0x80, 1]),
        box(
          'ipma',
          [1, 0, 0, 1],
          uint32(2),
          uint32(70_002),
          [2, 0x80, 1, 0, 2],
          uint32(70_001),
          [1, 0x81, 44],
        ),
      ),
    };
    expect(await factsIn(ftyp, await meta(wide))).to.deep.include({ width: 7, height: 9 });
  });

  it('reports the size of the sequence or the still image, whichever is shown', async () => {
    for (const [name, shown] of [
      ['sequence.avif', landscape],
      ['sequence-behind-still.avif', { width: 7, height: 9 }],
    ] as const) {
      const bytes = await fileNamed(name);
      bytes.set(joined(uint32(7), uint32(9)), placeOf('ispe', bytes) + 8);
      expect(await factsIn(bytes)).to.deep.include({ ...shown, animated: true });
    }
  });

  it('reports the size of a decompression bomb', async () => {
    const bomb = await fileNamed('landscape-1.avif');
    bomb.set(joined(uint32(65_535), uint32(65_535)), placeOf('ispe', bomb) + 8);
    expect(await factsIn(bomb)).to.deep.include({ width: 65_535, height: 65_535 });
  });

  it('reports what it knows if EXIF is missing', async () => {
    expect(await factsIn(ftyp, await meta({ iloc: new Uint8Array(12) }))).to.deep.equal(expected);
  });

  it('stops at more items than an image can have', async () => {
    const ispe = box('ipco', box('ispe', uint32(0), uint32(7), uint32(9)));
    const behind = (others: number) =>
      box('ipma', uint32(0), uint32(others + 1), times(others, Uint8Array.of(0, 9, 0)), [0, 2, 1, 1]);
    const facts = async (others: number) => factsIn(ftyp, await meta({ iprp: joined(ispe, behind(others)) }));
    expect(await facts(2000)).to.deep.include({ width: 7, height: 9 });
    expect(await facts(12_000)).to.deep.include({ width: undefined });
  });

  const endless = {
    boxes: () => times(200_000, box('free')),
    items: () =>
      meta({
        iinf: joined([0, 0, 0, 0, 255, 255], times(200_000, box('infe', [2, 0, 0, 0], new Uint8Array(8)))),
      }),
    properties: () =>
      meta({
        iprp: joined(box('ipco'), box('ipma', [0, 0, 0, 0], uint32(0xffffffff), new Uint8Array(2_000_000))),
      }),
    places: () => meta({ iloc: joined([0, 0, 0, 0, 0, 0, 255, 255], new Uint8Array(2_000_000)) }),
    tracks: () =>
      box('moov', times(50_000, box('trak', box('mdia', box('hdlr', new Uint8Array(8), 'pict'))))),
  };
  for (const [what, bytes] of Object.entries(endless))
    it(`stops at endless ${what}`, async () => {
      const { blob, reads } = watched(new Blob([ftyp, await bytes()]));
      expect(await inspect(blob)).to.deep.include({ ok: true });
      expect(reads.slices).to.be.at.most(256);
      expect(reads.bytes).to.be.at.most(1_048_576);
    });
});

const placeOf = (type: string, bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).indexOf(type);

function times(count: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(count * bytes.length);
  for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at);
  return all;
}
