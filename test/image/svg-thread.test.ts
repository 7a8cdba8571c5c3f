// An SVG is checked in a worker; if none starts, in short tasks of the page.
import { expect } from '@open-wc/testing';
import { checkSvg } from '../../src/image/svg-check.js';
import { svgOf } from './svgs.js';

const drawing = new Blob([svgOf('<g class="a"/>'.repeat(20_000))], { type: 'image/svg+xml' });
const isLoaded = (name: string) =>
  performance.getEntriesByType('resource').some((entry) => new URL(entry.name).pathname.endsWith(name));

it('An SVG is checked in a worker: the page does not even load the code for it', async () => {
  expect(await checkSvg(drawing)).to.have.property('unsafe', undefined);
  expect(isLoaded('/svg-worker.text.js') || isLoaded('/svg-worker.text.ts')).to.equal(true);
  for (const name of ['svg-worker', 'unsafe-svg', 'svg/xml', 'svg/drawing'])
    expect(isLoaded(`/${name}.ts`) || isLoaded(`/${name}.js`), name).to.equal(false);
});

describe('A page in which no worker starts', () => {
  const look = async (text: string) => {
    const { work } = await import('../../src/image/apart/svg-worker.js');
    return work(new Blob([text], { type: 'image/svg+xml' }));
  };

  it('is not blocked for more than two thousand parts of an SVG', async () => {
    let turns = 0;
    let timer = setTimeout(function count() {
      turns += 1;
      timer = setTimeout(count);
    });
    expect(await look(svgOf('<g/>'.repeat(20_000)))).to.have.property('unsafe', undefined);
    clearTimeout(timer);
    expect(turns).to.be.at.least(15); // forty thousand parts; a browser may merge two tasks
  });

  it('rejects an SVG with more bytes than it can check at once, and says the limit', async () => {
    const { unsafe, largest } = await look(svgOf(`<path d="${'h1'.repeat(70_000)}"/>`));
    expect(unsafe).to.contain('no worker could start');
    expect(largest).to.equal(128 * 1024);
  });

  it('rejects an SVG whose references exceed what it can check at once', async () => {
    const uses = '<use href="#a"/>'.repeat(60);
    const { unsafe } = await look(svgOf(`<g id="a">${'<g/>'.repeat(1000)}</g>${uses}`));
    expect(unsafe).to.contain('no worker could start');
  });
});
