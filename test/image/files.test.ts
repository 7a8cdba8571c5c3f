import { expect } from '@open-wc/testing';
import { inspect } from '../../src/image/inspect.js';
import type { ImageFacts } from '../../src/rules/facts.js';
import { cases } from './cases.js';
import { watched } from './watched.js';

const file = async (name: string) => (await fetch(new URL(`./files/${name}`, import.meta.url))).blob();

async function factsOf(blob: Blob): Promise<ImageFacts> {
  const inspection = await inspect(blob);
  if (!inspection.ok || !inspection.facts) throw new Error('It was not taken for an image.');
  return inspection.facts;
}

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
    it(`says the size of ${name} as the browser shows it`, async () => {
      const { width, height } = await createImageBitmap(await file(name));
      expect([facts.width, facts.height]).to.deep.equal([width, height]);
    });

  for (const name of ['camera.jpg', 'camera-big-endian.jpg'])
    it(`finds the small JPEG in ${name}`, async () => {
      const blob = await file(name);
      const { start, length } = (await factsOf(blob)).thumbnail ?? { start: 0, length: 0 };
      const { width, height } = await createImageBitmap(blob.slice(start, start + length));
      expect([width, height]).to.deep.equal([24, 16]);
    });
});
