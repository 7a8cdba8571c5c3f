import { expect } from '@open-wc/testing';
import { stub } from 'sinon';
import { resize } from '../../src/image/resize.js';
import type { ImageFacts } from '../../src/rules/facts.js';
import type { Preparation } from '../../src/rules/preparation.js';
import { can, needs } from '../abilities.js';
import { facts } from '../images.js';
import { randomFrom } from '../random.js';
import { difference, drawn, file, noise, padded, pixel, pixels, resized, result } from './resize-fixtures.js';

describe('resize', () => {
  describe('sends the original', () => {
    const cases: readonly [string, Partial<ImageFacts>, Preparation, readonly string[]][] = [
      ['of an SVG, which has no pixels', { type: 'image/svg+xml' }, { maxEdge: 10 }, []],
      ['of an SVG in any case', { type: 'image/svg+xml' }, { convert: 'image/png' }, []],
      ['of an animated image', { animated: true }, { maxEdge: 10 }, ['animation-kept']],
      ['of an image of unknown size', { width: undefined }, { convert: 'image/webp' }, ['not-decodable']],
    ];
    for (const [what, of, wanted, notices] of cases)
      it(what, async () =>
        expect(await resize(await noise(100, 100, 'image/jpeg'), facts(of), wanted)).to.deep.equal({
          ok: false,
          notices,
        }),
      );

    it('of an image that this browser can’t decode', async () => {
      const damaged = new Blob([(await noise(100, 100, 'image/png')).slice(0, 20)], { type: 'image/heic' });
      expect(await resize(damaged, facts({ type: 'image/heic' }), { maxEdge: 10 })).to.deep.equal({
        ok: false,
        notices: ['not-decodable'],
      });
    });

    for (const wanted of [{ convert: 'image/png' }, { quality: 1 }, { maxEdge: 199, quality: 1 }] as const)
      it(`if ${JSON.stringify(wanted)} would make it larger`, async () => {
        const { blob: small } = await result(await noise(200, 200, 'image/jpeg'), { quality: 0.1 });
        expect(await resized(small, wanted)).to.deep.equal({ ok: false, notices: ['original-smaller'] });
      });

    it('if its rows have more pixels than a canvas can have', async () => {
      const wide = await file('resize/wide.png', 'image/png');
      const of = facts({ type: 'image/png', width: 70_000, height: 1 });
      expect(await resize(wide, of, { convert: 'image/webp' })).to.deep.equal({
        ok: false,
        notices: ['not-decodable'],
      });
    });
  });

  describe('makes the long edge exactly so many pixels', () => {
    const cases: readonly (readonly [number, number, number, number, number])[] = [
      [300, 200, 150, 150, 100],
      [200, 300, 150, 100, 150],
      [301, 200, 100, 100, 66],
      [1000, 3, 100, 100, 1],
      [3, 1000, 999, 3, 999],
      [101, 101, 100, 100, 100],
    ];
    for (const [width, height, maxEdge, across, down] of cases)
      it(`${width} × ${height} at most ${maxEdge}: ${across} × ${down}`, async () => {
        const { blob, ...size } = await result(await noise(width, height, 'image/png'), { maxEdge });
        expect(size).to.deep.equal({ ok: true, width: across, height: down, notices: [] });
        const seen = await createImageBitmap(blob);
        expect([seen.width, seen.height]).to.deep.equal([across, down]);
      });
  });

  for (const type of ['image/jpeg', 'image/webp'])
    it(`encodes ${type} again at another quality`, async function () {
      if (type === 'image/webp') await needs(this, 'write WebP');
      const before = await noise(200, 200, type);
      const good = await result(before, { quality: 0.7 });
      const bad = await result(before, { quality: 0.2 });
      for (const { blob } of [good, bad]) expect(blob.type).to.equal(type);
      expect(bad.blob.size).to.be.lessThan(good.blob.size).and.greaterThan(0);
      expect(good.blob.size).to.be.lessThan(before.size);
    });

  describe('writes', () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp'])
      it(`${type} as ${type}`, async function () {
        if (type === 'image/webp') await needs(this, 'write WebP');
        const { blob } = await result(await noise(200, 200, type), { maxEdge: 100 });
        expect(blob.type).to.equal(type);
      });
    const others = [
      ['opaque.bmp', 'image/bmp', 'image/jpeg'],
      ['opaque.gif', 'image/gif', 'image/jpeg'],
      ['transparent.gif', 'image/gif', 'image/webp', 'image/png'],
      ['opaque.avif', 'image/avif', 'image/webp', 'image/jpeg'],
    ] as const;
    for (const [name, type, becomes, elsewhere = becomes] of others)
      it(`${name} as ${becomes}, or else ${elsewhere}, without a notice`, async () => {
        const { blob, notices } = await result(await file(`resize/${name}`, type), { maxEdge: 32 });
        expect(blob.type).to.equal((await can('write WebP')) ? becomes : elsewhere);
        expect(notices).to.deep.equal([]);
      });
    it('WebP, or else JPEG, with a notice, if this browser can’t encode AVIF', async () => {
      const { blob, notices } = await result(await noise(100, 100, 'image/png'), { convert: 'image/avif' });
      expect(blob.type).to.equal((await can('write WebP')) ? 'image/webp' : 'image/jpeg');
      expect(notices).to.deep.equal(['encoder-missing']);
    });
    it('JPEG with a notice if WebP can’t have as many pixels in a row', async () => {
      const { blob, width, notices } = await result(await noise(20_000, 8, 'image/png'), {
        convert: 'image/webp',
      });
      expect([blob.type, width, notices]).to.deep.equal(['image/jpeg', 20_000, ['encoder-missing']]);
    });
    it('nothing if the fallback format is that of the original', async function () {
      await needs(this, 'write WebP');
      const webp = await noise(100, 100, 'image/webp');
      expect(await resized(webp, { convert: 'image/avif' })).to.deep.equal({
        ok: false,
        notices: ['encoder-missing'],
      });
    });
  });

  describe('keeps transparency', () => {
    /** Half-transparent red on the left, transparent green on the right, noise below. */
    const glass = () =>
      drawn(200, 200, 'image/png', (draw) => {
        const random = randomFrom(1);
        const image = draw.createImageData(200, 200);
        for (let at = 0; at < image.data.length; at += 4) {
          const [x, y] = [(at / 4) % 200, Math.floor(at / 800)];
          const colour = x < 100 ? [255, 0, 0, 128] : [0, 255, 0, 0];
          image.data.set(y < 100 ? colour : [random() * 256, random() * 256, random() * 256, 255], at);
        }
        draw.putImageData(image, 0, 0);
      });
    for (const convert of [undefined, 'image/webp'] as const)
      it(`in ${convert ?? 'PNG'}`, async () => {
        const { blob } = await result(await glass(), { maxEdge: 100, convert });
        expect(blob.type).to.equal(convert && (await can('write WebP')) ? convert : 'image/png');
        expect(await pixel(blob, 80, 20)).to.have.property('3', 0);
        const [red = 0, green = 255, blue = 255, alpha = 0] = await pixel(blob, 20, 20);
        expect([red > 250, green < 5, blue < 5, alpha]).to.deep.equal([true, true, true, 128]);
      });
    it('and draws it on white in JPEG', async () => {
      const { blob } = await result(await glass(), { maxEdge: 100, convert: 'image/jpeg' });
      expect(difference(await pixel(blob, 80, 20), [255, 255, 255, 255]).most).to.be.lessThan(3);
      expect(difference(await pixel(blob, 20, 20), [255, 127, 127, 255]).most).to.be.lessThan(5);
    });
    it('and keeps the colour of transparent pixels out of visible ones', async () => {
      const hidden = await drawn(200, 200, 'image/png', (draw) => {
        const image = draw.createImageData(200, 200);
        for (let at = 0; at < image.data.length; at += 4)
          image.data.set(at % 12 === 0 ? [255, 0, 0, 255] : [0, 255, 0, 1], at);
        draw.putImageData(image, 0, 0);
      });
      const seen = await pixels((await result(hidden, { maxEdge: 67 })).blob);
      for (let at = 0; at < seen.length; at += 4) expect(seen[at + 1]).to.be.lessThan(16);
    });
  });

  it('keeps opaque white exactly', async () => {
    const white = await drawn(2400, 100, 'image/png', (draw) => {
      draw.fillStyle = 'white';
      draw.fillRect(0, 0, 2400, 100);
    });
    const seen = await pixels((await result(padded(white), { maxEdge: 77 })).blob);
    expect(seen.every((value) => value === 255)).to.be.true;
  });

  it('decodes only the pixels of a large JPEG that it needs, and releases them', async () => {
    const jpeg = await drawn(6400, 4000, 'image/jpeg', (draw) => draw.fillRect(0, 0, 6400, 4000));
    const widths: number[] = [];
    const bitmaps: ImageBitmap[] = [];
    const { createImageBitmap } = globalThis;
    const decode = stub(globalThis, 'createImageBitmap');
    decode.callsFake(async (source: ImageBitmapSource) => {
      const bitmap = await createImageBitmap(source);
      widths.push(bitmap.width);
      bitmaps.push(bitmap);
      return bitmap;
    });
    const of = facts({ width: 6400, height: 4000 });
    const done = await resize(jpeg, of, { maxEdge: 1000 }).finally(() => decode.restore());
    expect(done).to.include({ ok: true, width: 1000, height: 625 });
    expect(widths).to.deep.equal([(await can('tell how a frame is turned')) ? 2400 : 6400]);
    expect(bitmaps.map(({ width }) => width)).to.deep.equal([0]); // as closed frames have it
  });

  it('averages patterns that are finer than its pixels', async () => {
    const edge = 800;
    const rings = await drawn(edge, edge, 'image/png', (draw) => {
      const image = draw.createImageData(edge, edge);
      for (let at = 0; at < image.data.length; at += 4) {
        const [x, y] = [(at / 4) % edge, Math.floor(at / 4 / edge)];
        const level = 127.5 + 127.5 * Math.cos((Math.PI * (x * x + y * y)) / edge / 3);
        image.data.set([level, level, level, 255], at);
      }
      draw.putImageData(image, 0, 0);
    });
    const { blob } = await result(rings, { maxEdge: 200 });
    const seen = await pixels(blob);
    // From 75 pixels from the centre on, a light and a dark ring together are narrower than two pixels.
    const fine = seen.filter((_, at) => Math.max(Math.floor(at / 4) % 200, Math.floor(at / 800)) > 100);
    const even = fine.map((_, at) => (at % 4 === 3 ? 255 : 128));
    expect(difference(fine, even).mean).to.be.lessThan(1);
    expect(seen[0]).to.be.greaterThan(250);
  });
});
