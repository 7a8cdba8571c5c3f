import { expect } from '@open-wc/testing';
import { inspect } from '../../src/image/inspect.js';
import { needs } from '../abilities.js';
import { factsIn } from './boxes.js';

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';

/** Attributes of the root element, and the size in pixels; `seen` is the size that browsers use without attributes. */
const sizes: readonly (readonly [attributes: string, width?: number, height?: number])[] = [
  ['width="120" height="80"', 120, 80],
  ["width='120' height = '80'", 120, 80],
  ['height="80px"\n\twidth="120px" viewBox="0 0 12 8"', 120, 80],
  ['width=" 120\n" height="80 "', 120, 80],
  ['width="2in" height="72pt"', 192, 96],
  ['width="210mm" height="29.7cm"', 794, 1123],
  ['width="6pc" height="101.6Q"', 96, 96],
  ['width="1e2" height="+.5e2"', 100, 50],
  ['width="12.4" height="12.6"', 12, 13],
  ['stroke-width="3" width="24" height="24"', 24, 24],
  ['data-a="width=\'7\' >" width="24" height="24"', 24, 24],
];
const boxed: typeof sizes = [
  ['viewBox="0 0 300 200"', 300, 200],
  ['viewBox="-10,-10 , 300 , 200"', 300, 200],
  ['width="100%" height="100%" viewBox="0 0 300.4 199.6"', 300, 200],
  ['width="auto" height="auto" viewBox="0 0 300 200"', 300, 200],
  ['width="60" viewBox="0 0 300 200"', 60, 40],
  ['height="60" viewBox="0 0 300 200"', 90, 60],
  ['width="60"'],
  ['width="100%" height="100%"'],
  ['width="10em" height="20ex"'],
  ['width="10em" height="20" viewBox="0 0 300 200"'],
  ['width="0" height="-3"'],
  ['width="a" height="1.2.3"'],
  ['viewBox="0 0 0 0"'],
  ['viewBox="none"'],
  ['width="1e999" height="1"'],
  [''],
];

const sizeIn = async (...text: BlobPart[]) => {
  const { width, height } = await factsIn(...text);
  return { width, height };
};

describe('the size of an SVG', () => {
  for (const [attributes, width, height] of [...sizes, ...boxed])
    it(`is ${width} × ${height} by ${attributes}`, async () =>
      expect(await sizeIn(`<svg ${XMLNS} ${attributes}><rect width="1" height="1"/></svg>`)).to.deep.equal({
        width,
        height,
      }));

  for (const [attributes, width, height] of sizes)
    it(`equals that of the browser by ${attributes}`, async function () {
      if (/=" |\d\.\d|Q/.test(attributes)) await needs(this, 'read any size of an SVG');
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(`<svg ${XMLNS} ${attributes}/>`)}`;
      await image.decode();
      expect([image.naturalWidth, image.naturalHeight], attributes).to.deep.equal([width, height]);
    });

  it('is read behind a prologue, and with a prefix', async () => {
    const prologue = '<?xml version="1.0"?>\n<!-- <svg width="1"> -->\n<!DOCTYPE svg [ <!ENTITY a "b"> ]>\n';
    expect(
      await sizeIn(`${prologue}<s:svg xmlns:s="http://www.w3.org/2000/svg" width="3" height="2"/>`),
    ).to.deep.equal({ width: 3, height: 2 });
  });

  it('is read behind pages of comments, and none behind a book', async () => {
    const behind = (bytes: number) => sizeIn('<!--', ' '.repeat(bytes), '--><svg width="3" height="2"/>');
    expect(await behind(5000)).to.deep.equal({ width: 3, height: 2 });
    expect(await behind(50_000)).to.deep.equal({ width: 3, height: 2 });
    expect(await inspect(new Blob(['<!--', ' '.repeat(500_000), '--><svg/>']))).to.deep.equal({
      ok: true,
      facts: undefined,
    });
  });

  it('is read if the root element is longer than the first read', async () =>
    expect(await sizeIn(`<svg data-a="${' '.repeat(20_000)}" width="3" height="2"/>`)).to.deep.equal({
      width: 3,
      height: 2,
    }));

  it('is read in UTF-16', async () => {
    const text = Uint16Array.from('\uFEFF<svg width="3" height="2"/>', (letter) => letter.charCodeAt(0));
    for (const bytes of [text, text.map((unit) => (unit >> 8) | (unit << 8))])
      expect(await sizeIn(bytes)).to.deep.equal({ width: 3, height: 2 });
  });
});

describe('an SVG’s metadata', () => {
  for (const [part, metadata] of [
    ['<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>', true],
    ['<s:metadata>', true],
    ['<!-- Generator: a program -->', true],
    ['<title>metadata</title>', false],
  ] as const)
    it(`is ${metadata ? '' : 'not '}in ${part}`, async () =>
      expect(await factsIn(`<svg ${XMLNS}>${part}</svg>`)).to.deep.include({
        type: 'image/svg+xml',
        metadata,
      }));
});
