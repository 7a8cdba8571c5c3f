// Browsers with fewer features than that of these tests: without `OffscreenCanvas` and `ImageDecoder`, as Safari of 2022, and without an
// encoder for WebP, as every Safari.
import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { drawn, file, noise, pixel, result } from './resize-fixtures.js';

describe('resize in another browser', () => {
  const kept = { OffscreenCanvas, ...('ImageDecoder' in globalThis && { ImageDecoder }) };
  let pictures: Record<'opaque' | 'gif' | 'large', Blob>;

  before(async () => {
    pictures = {
      opaque: await noise(200, 200, 'image/png'),
      gif: await file('resize/transparent.gif', 'image/gif'),
      large: await drawn(6000, 4200, 'image/jpeg', (draw) => draw.fillRect(0, 0, 6000, 2100)),
    };
    for (const name of Object.keys(kept)) Reflect.deleteProperty(globalThis, name);
    const toBlob = stub(HTMLCanvasElement.prototype, 'toBlob');
    toBlob.callsFake(function (this: HTMLCanvasElement, done, type, quality) {
      toBlob.wrappedMethod.call(this, done, type === 'image/webp' ? 'image/png' : type, quality);
    });
  });
  after(() => {
    Object.assign(globalThis, kept);
    restore();
  });

  it('scales on the page', async () => {
    const { blob, width, height } = await result(pictures.opaque, { maxEdge: 100 });
    expect([blob.type, width, height]).to.deep.equal(['image/png', 100, 100]);
  });

  it('decodes a large JPEG as a whole', async () => {
    const { width, height } = await result(pictures.large, { maxEdge: 600 });
    expect([width, height]).to.deep.equal([600, 420]);
  });

  for (const convert of ['image/webp', 'image/avif'] as const)
    it(`writes JPEG instead of ${convert}, with a notice`, async () => {
      const { blob, notices } = await result(pictures.opaque, { convert });
      expect([blob.type, notices]).to.deep.equal(['image/jpeg', ['encoder-missing']]);
    });

  it('writes PNG instead if the image is transparent', async () => {
    const { blob, notices } = await result(pictures.gif, { maxEdge: 32, convert: 'image/webp' });
    expect([blob.type, notices]).to.deep.equal(['image/png', ['encoder-missing']]);
    expect(await pixel(blob, 4, 4)).to.have.property('3', 0);
  });

  it('writes PNG without a notice if no format was asked for', async () => {
    const { blob, notices } = await result(pictures.gif, { maxEdge: 32 });
    expect([blob.type, notices]).to.deep.equal(['image/png', []]);
  });
});
