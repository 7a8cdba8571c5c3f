import { expect } from '@open-wc/testing';
import { strip } from '../../src/image/strip.js';
import { can, needs } from '../abilities.js';
import { bytesOf } from '../images.js';
import { mutated } from '../mutated.js';
import { randomFrom } from '../random.js';
import { files } from './files/strip-files.js';
import { file, ofType, pixels } from './strip-fixtures.js';

describe('strip, of damaged files', () => {
  it('cut anywhere, answers', async function () {
    this.timeout(60_000);
    for (const { name, type } of files.filter(({ name }) => name !== 'extended-xmp.jpg')) {
      const bytes = await bytesOf(await file(name));
      for (let end = 0; end < bytes.length; end += 1 + (end >> 4))
        await strip(new Blob([bytes.slice(0, end)]), type);
    }
  });

  for (const type of new Set(files.map((each) => each.type)))
    it(`changed anywhere, answers: ${type}`, async () => {
      const random = randomFrom(6);
      const originals = await Promise.all(ofType(type).map(async ({ name }) => bytesOf(await file(name))));
      for (let round = 0; round < 1000; round += 1) {
        const original = originals[round % originals.length];
        if (original) await strip(mutated(original, random), type);
      }
    });

  for (const type of 'jpeg png webp gif avif bmp x-icon'.split(' ').map((name) => `image/${name}`))
    it(`shows what the browser showed before: ${type}`, async function () {
      this.timeout(60_000); // some of them decode slowly
      const random = randomFrom(7);
      const originals = await Promise.all(ofType(type).map(async ({ name }) => bytesOf(await file(name))));
      // WebKit, which has no such decoder, shows either the intact part of a damaged GIF or nothing.
      if (type === 'image/gif') await needs(this, 'decode frame by frame');
      // Firefox uses the lengths in a damaged header, other browsers ignore them.
      if (/bmp|icon/.test(type)) await needs(this, 'read bitmaps to their end, whatever length is written');
      if (/png|bmp|icon/.test(type)) await needs(this, 'show or refuse what is cut');
      const isUpright = type !== 'image/jpeg' || (await can('make of odd Exif what we do'));
      let compared = 0;
      for (let round = 0; round < 800; round += 1) {
        const original = originals[round % originals.length];
        const before = original && mutated(original, random);
        const after = before && (await strip(before, type));
        if (!before || !after || before === after) continue;
        const seen = await pixels(before, isUpright);
        if (seen === undefined) continue;
        compared += 1;
        expect(await pixels(after, isUpright), `round ${round}`).to.equal(seen);
      }
      expect(compared).to.be.above(50);
    });
});
