import { expect } from '@open-wc/testing';
import { needs, type Ability } from '../abilities.js';
import { cases } from './cases.js';
import { factsOf, file, shown } from './found.js';
import { watched } from './watched.js';

/** Files that not every browser shows correctly. */
const needed: Readonly<Record<string, Ability>> = {
  'arithmetic.jpg': 'show an arithmetic JPEG',
  'camera.png': 'turn a PNG',
  'orientation-6.png': 'turn a PNG',
};

describe('inspect, real files', () => {
  for (const { name, facts } of cases)
    it(`reads ${name}`, async () => {
      const { blob, reads } = watched(await file(name));
      expect({ ...(await factsOf(blob)), thumbnail: undefined }).to.deep.equal({
        ...facts,
        thumbnail: undefined,
      });
      expect(reads).to.deep.equal({ slices: 1, bytes: blob.size }); // all of them are small
    });

  for (const { name, facts } of cases.filter(({ facts: { type } }) => type !== 'image/tiff'))
    it(`reports the size of ${name} as the browser shows it`, async function () {
      const ability = needed[name];
      if (ability) await needs(this, ability);
      expect([facts.width, facts.height]).to.deep.equal(await shown(await file(name)));
    });

  for (const name of ['camera.jpg', 'camera-big-endian.jpg'])
    it(`finds the small JPEG in ${name}`, async () => {
      const blob = await file(name);
      const { start, length } = (await factsOf(blob)).thumbnail ?? { start: 0, length: 0 };
      expect(await shown(blob.slice(start, start + length))).to.deep.equal([24, 16]);
    });
});
