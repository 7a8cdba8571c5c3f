// Where an SVG is looked through: in a worker; and where none starts, in turns with what else the page does.
import { expect } from '@open-wc/testing';
import { checkSvg } from '../../src/image/svg-check.js';
import { svgOf } from './svgs.js';

const drawing = new Blob([svgOf('<g class="a"/>'.repeat(20_000))], { type: 'image/svg+xml' });
const isLoaded = (name: string) =>
  performance.getEntriesByType('resource').some((entry) => new URL(entry.name).pathname.endsWith(name));

it('An SVG is looked through in a worker: the page does not even load the code for it', async () => {
  expect(await checkSvg(drawing)).to.have.property('unsafe', undefined);
  expect(isLoaded('/svg-worker.text.js') || isLoaded('/svg-worker.text.ts')).to.equal(true);
  for (const name of ['svg-worker', 'unsafe-svg', 'svg/xml', 'svg/drawing'])
    expect(isLoaded(`/${name}.ts`) || isLoaded(`/${name}.js`), name).to.equal(false);
});

it('A page in which no worker starts has its turn after each two thousand parts of an SVG', async () => {
  const { lookThrough } = await import('../../src/image/unsafe-svg.js');
  let turns = 0;
  let timer = setTimeout(function count() {
    turns += 1;
    timer = setTimeout(count);
  });
  await lookThrough(drawing);
  clearTimeout(timer);
  expect(turns).to.be.at.least(15); // forty thousand parts; a browser may put two turns into one
});
