// Random SVGs: harmless ones are accepted, and those that run script in this browser are rejected.
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { inspect } from '../../src/image/inspect.js';
import { findUnsafe } from '../../src/image/unsafe-svg.js';

const RUNS = { numRuns: 300, seed: 17 };

const id = fc.constantFrom('a', 'b', 'c-1', 'ü', 'a b');
const reference = id
  .map((name) => fc.constantFrom(`#${name}`, `#${encodeURIComponent(name)}`))
  .chain((one) => one);
const quote = fc.constantFrom(`'`, '');
const address = fc
  .tuple(quote, reference)
  .map(([mark, to]) => (mark || to.includes(' ') ? `url('${to}')` : `url(${to})`));
const colour = fc.oneof(fc.constantFrom('red', '#123', 'none', 'currentColor'), address);
const number = fc.integer({ min: -99, max: 99 }).map(String);

const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('fill', 'stroke'), colour),
  fc.tuple(fc.constantFrom('mask', 'clip-path', 'filter', 'marker-end'), address),
  fc.tuple(fc.constantFrom('x', 'width', 'opacity'), number),
  fc.tuple(
    fc.constant('style'),
    fc.tuple(colour, number).map(([to, size]) => `fill:${to};stroke-width:${size}px`),
  ),
  fc.tuple(fc.constant('id'), id),
  fc.tuple(fc.constant('class'), fc.constantFrom('k', 'k l')),
  fc.tuple(
    fc.constantFrom('i:label', 'data-on', 'transform'),
    fc.constantFrom('on', 'translate(1 2)', 'C:\\a'),
  ),
);
const attributes = fc
  .uniqueArray(attribute, { maxLength: 4, selector: ([name]) => name })
  .map((all) => all.map(([name, value]) => ` ${name}="${value}"`).join(''));

const names =
  'g path rect symbol defs marker mask clipPath pattern filter text title linearGradient i:thing'.split(' ');
const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    fc.tuple(fc.constantFrom('use', 'mpath'), reference).map(([name, to]) => `<${name} href="${to}"/>`),
    fc.constantFrom(
      'words &amp; &#233;',
      '<!-- <g> -->',
      '<?a b?>',
      '<desc><![CDATA[<script>]]></desc>',
      '<style>.k{fill:blue}</style>',
    ),
  ),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(fc.constantFrom(...names), attributes, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, about, inside]) => `<${name}${about}>${inside.join('')}</${name}>`),
  ),
}));

const opening = fc.constantFrom(
  '',
  '\uFEFF',
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  '<!-- a -->',
  '\n\t',
  '<!DOCTYPE svg PUBLIC "a" "http://www.w3.org/a.dtd">',
);
const svg = fc
  .tuple(opening, attributes, fc.array(tree, { minLength: 1, maxLength: 4 }))
  .map(
    ([before, about, inside]) =>
      `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:i"${about}>${inside.join('')}<g/></svg>`,
  );

/** Scripts that report to the parent page, which has another origin, that they ran. */
const RAN = "parent.postMessage('ran','*')";
const scripts = [
  `<script>${RAN}</script>`,
  `<script href="data:text/javascript,${RAN}"/>`,
  `<s:script xmlns:s="http://www.w3.org/2000/svg">${RAN}</s:script>`,
  `<script xmlns="http://www.w3.org/1999/xhtml">${RAN}</script>`,
  `<i:script xmlns:i="http://www.w3.org/1999/xhtml"><![CDATA[${RAN}]]></i:script>`,
  `<img xmlns="http://www.w3.org/1999/xhtml" src="x:" onerror="${RAN}"/>`,
  `<image href="x:" onerror="${RAN}"/>`,
  `<g xmlns:o="http://www.w3.org/2000/svg"><o:set attributeName="x" to="1" onbegin="${RAN}"/></g>`,
  `<animate attributeName="x" dur="1ms" onend="${RAN}"/>`,
  `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script>parent.${RAN}&lt;/script>"/></foreignObject>`,
  `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>${RAN}</script></body></foreignObject>`,
];

/** Inserts a text between two tags, at a place that the number selects, mostly inside of an element. */
function insert(text: string, piece: string, place: number): string {
  const places = [...text.matchAll(/<g\/>|<\/(g|svg|text|defs|symbol)>/g)].map(({ index }) => index);
  const at = places[place % places.length] ?? 0;
  return text.slice(0, at) + piece + text.slice(at);
}

const find = (file: Blob | string) => findUnsafe(new Blob([file], { type: 'image/svg+xml' }));

/** Opens each file as a page of its own. @returns which of them ran script */
async function whichRun(files: readonly (Blob | string)[]): Promise<boolean[]> {
  const frames = files.map((file) => {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    frame.src = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
    return frame;
  });
  const ran = new Set<MessageEventSource | null>();
  const onMessage = ({ source }: MessageEvent) => ran.add(source);
  addEventListener('message', onMessage);
  const loaded = frames.map((frame) => new Promise((resolve) => (frame.onload = resolve)));
  document.body.append(...frames);
  await Promise.all(loaded);
  await new Promise((resolve) => setTimeout(resolve, 300)); // scripts of animations and errors run after `load`
  const all = frames.map(({ contentWindow }) => ran.has(contentWindow));
  removeEventListener('message', onMessage);
  for (const frame of frames) {
    URL.revokeObjectURL(frame.src);
    frame.remove();
  }
  return all;
}

describe('any SVG', () => {
  it('is accepted if it only draws', () =>
    fc.assert(
      fc.asyncProperty(svg, async (text) => {
        expect(await find(text)).to.equal(undefined);
      }),
      RUNS,
    ));

  it('is rejected with a script anywhere in it', () =>
    fc.assert(
      fc.asyncProperty(svg, fc.constantFrom(...scripts), fc.nat(), async (text, script, place) => {
        expect(await find(insert(text, script, place))).to.be.a('string');
      }),
      RUNS,
    ));

  it('that runs script in this browser is rejected, even if it is damaged', async () => {
    const damaged = fc
      .tuple(
        svg,
        fc.constantFrom(...scripts),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('<', '>', '"', '&', ' ', '/', '\0', '')), {
          maxLength: 2,
        }),
      )
      .map(([text, script, place, damages]) =>
        damages.reduce(
          (now, [at, letter]) => {
            const index = at % now.length;
            return now.slice(0, index) + letter + now.slice(index + 1);
          },
          insert(text, script, place),
        ),
      );
    const texts = fc.sample(damaged, { numRuns: 120, seed: 17 });
    const ran: boolean[] = [];
    for (let from = 0; from < texts.length; from += 20)
      ran.push(...(await whichRun(texts.slice(from, from + 20))));
    const taken = await Promise.all(texts.map(async (text) => (await find(text)) === undefined));
    expect(texts.filter((_, index) => ran[index] && taken[index])).to.deep.equal([]);
    expect(ran.filter(Boolean).length).to.be.greaterThan(20);
  });

  it('that hides script in another encoding is rejected if this browser runs it', async () => {
    const latin = (text: string) => new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
    const wide = (text: string, mark = '\uFEFF') =>
      new Blob([Uint16Array.from(mark + text, (letter) => letter.charCodeAt(0))]);
    const root = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
    const declared = (encoding: string, spaces = ' ') =>
      `<?xml version="1.0"${spaces}encoding="${encoding}"?>`;
    // In Shift_JIS, 0x83 and the following quote form one character, so the attribute extends to the next quote.
    const hidden = root(`<g id="\x83" class="><script>${RAN}</script><g id="/>`);
    const shifted = root(`<desc>\x1b$B</desc><!--\x1b(B--><script>${RAN}</script>`);
    const files = [
      ...['Shift_JIS', 'GBK', 'Big5', 'EUC-JP', 'ISO-2022-JP', 'x-user-defined', 'UTF-16LE'].flatMap(
        (encoding) => [
          latin(declared(encoding) + hidden),
          latin(declared(encoding, ' '.repeat(300)) + hidden),
          latin(declared(encoding) + shifted),
        ],
      ),
      wide(root(`<script>${RAN}</script>`)),
      wide(root(`<script>${RAN}</script>`), ''),
      wide(declared('UTF-16') + root(`<script>${RAN}</script>`), ''),
      latin(`\xef\xbb\xbf${declared('Shift_JIS')}${hidden}`),
      latin(root(`<script>${RAN}</script>`)),
    ];
    const ran = await whichRun(files);
    const found = await Promise.all(files.map((file) => find(file)));
    expect(found.filter((why, index) => ran[index] && why === undefined)).to.deep.equal([]);
    expect(ran.filter(Boolean).length).to.be.greaterThan(0);
  });
});

describe('a file that is called an SVG', () => {
  const packed = async (text: string) =>
    new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const html = `<script>${RAN}</script>`;
  const files: Readonly<Record<string, () => Promise<Blob> | Blob>> = {
    'and is packed': () => packed('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'and is HTML': () => new Blob([`<!doctype html>${html}`]),
    'and is XHTML': () => new Blob([`<html xmlns="http://www.w3.org/1999/xhtml">${html}</html>`]),
    'and has an SVG behind its beginning': () => new Blob(['<p/><svg xmlns="http://www.w3.org/2000/svg"/>']),
    'and is a text with an SVG in it': () => new Blob(['See <svg xmlns="http://www.w3.org/2000/svg"/>']),
  };
  for (const [what, make] of Object.entries(files))
    it(`${what} is not an image`, async () => {
      const file = await make();
      expect(await inspect(file)).to.deep.equal({ ok: true, facts: undefined });
      expect(await findUnsafe(file)).to.be.a('string');
    });
});
