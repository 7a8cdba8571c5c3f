// SVGs in which a single element takes long to draw: they have no picture, or are rejected.
import { expect } from '@open-wc/testing';
import { lookThrough } from '../../src/image/unsafe-svg.js';
import { svgOf } from './svgs.js';

const look = (text: string) => lookThrough(new Blob([text], { type: 'image/svg+xml' }));
const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join('');
const TOO_MUCH = { unsafe: 'It draws one thing thousands of times.', light: false };

const filtered = (primitives: string, rectangles = 1) =>
  svgOf(`<filter id="f">${primitives}</filter>${'<rect filter="url(#f)"/>'.repeat(rectangles)}`);

/** Each primitive uses the previous one. */
const inTurn = (levels: number, primitive: (before: string, result: string) => string) =>
  filtered(
    repeat(levels, (level) => primitive(level === 0 ? 'SourceGraphic' : `r${level - 1}`, `r${level}`)),
  );

describe('a filter whose primitives use each other', () => {
  const ways: Readonly<Record<string, (levels: number) => string>> = {
    'twice each': (levels) =>
      inTurn(levels, (before, result) => `<feBlend in="${before}" in2="${before}" result="${result}"/>`),
    'twice each, by default': (levels) => inTurn(levels, () => '<feComposite operator="over"/>'),
    'twice each, in a merge': (levels) =>
      inTurn(
        levels,
        (before, result) =>
          `<feMerge result="${result}"><feMergeNode in="${before}"/><feMergeNode in="${before}"/></feMerge>`,
      ),
    'twice each, by a name that is reused': (levels) =>
      inTurn(levels, () => '<feDisplacementMap in="a" in2="a" result="a"/>'),
    'twice each, by an unknown name': (levels) => inTurn(levels, () => '<feBlend in="FillPaint" in2="b"/>'),
    'alternating with an offset': (levels) =>
      inTurn(
        levels,
        (before, result) =>
          `<feOffset in="${before}" result="o"/><feBlend in="o" in2="${before}" result="${result}"/>`,
      ),
    'by shadows': (levels) => inTurn(levels, () => '<feDropShadow/>'),
    'by shadows of a style': (levels) =>
      svgOf(`<rect style="filter:${'drop-shadow(1px 1px red) '.repeat(levels)}"/>`),
    'by a list of filters': (levels) =>
      filtered('<feBlend in2="SourceGraphic"/>').replace('url(#f)', 'url(#f) '.repeat(levels)),
    'with an image of a group in them': (levels) =>
      inTurn(levels, () => '<feBlend/>')
        .replace('<feBlend/>', `<feImage href="#g"/>`)
        .replace('</svg>', '<g id="g"><rect/></g></svg>'),
  };
  for (const [how, write] of Object.entries(ways)) {
    it(`${how} is rejected if that makes millions of them`, async () =>
      expect(await look(write(24))).to.deep.equal(TOO_MUCH));
    it(`${how} is accepted if that makes a few`, async () =>
      expect(await look(write(3))).to.deep.equal({ unsafe: undefined, light: true }));
  }

  it('has a picture if it is as editors write it', async () => {
    const shadow =
      '<feFlood result="b"/><feColorMatrix in="SourceAlpha"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2"/>' +
      '<feBlend in2="b" result="s"/><feBlend in="SourceGraphic" in2="s" result="shape"/>';
    expect(await look(filtered(shadow.repeat(3), 5))).to.deep.equal({ unsafe: undefined, light: true });
  });

  it('is rejected if an animation can select any of the results', async () => {
    for (const name of ['in', 'in2', 'result', 'order', 'numOctaves', 'radius'])
      expect(
        await look(filtered(`<feBlend><set attributeName="${name}" to="a"/></feBlend>`)),
        name,
      ).to.deep.equal(TOO_MUCH);
  });
});

describe('an SVG without a picture, which is accepted,', () => {
  const heavy: Readonly<Record<string, string>> = {
    'has clouds of many octaves': filtered('<feTurbulence numOctaves="99"/>', 10),
    'has a large matrix': filtered('<feConvolveMatrix order="40"/>', 2),
    'has a large matrix of two edges': filtered('<feConvolveMatrix order="99, 9"/>', 2),
    'has thick lines by morphology': filtered('<feMorphology radius="500"/>', 20),
    'has lights': filtered('<feSpecularLighting><fePointLight/></feSpecularLighting>', 40),
    'is blurred from afar': filtered('<feTurbulence/><feGaussianBlur stdDeviation="500"/>', 40),
    'has shadows from afar': filtered('<feDropShadow stdDeviation="9 500"/>', 40),
    'has one outline of thousands of lines': svgOf(
      `<path fill-rule="evenodd" d="${repeat(40_000, (index) => `L${index % 97} ${index % 89}`)}"/>`,
    ),
    'has one polygon of thousands of points': svgOf(`<polygon points="${'1,2 '.repeat(60_000)}"/>`),
    'draws an outline many times': svgOf(
      `<path id="p" d="${'L1 2'.repeat(500)}"/>${'<use href="#p"/>'.repeat(60)}`,
    ),
    'has an outline by its style sheet': svgOf(
      `<style>path{d:path("${'L1 2'.repeat(500)}")}</style>${'<path/>'.repeat(60)}`,
    ),
  };
  for (const [what, text] of Object.entries(heavy))
    it(what, async () => expect(await look(text)).to.deep.equal({ unsafe: undefined, light: false }));
});
