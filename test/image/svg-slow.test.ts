// SVGs that are made to be read slowly: each is checked in linear time.
import { expect } from '@open-wc/testing';
import { lookThrough } from '../../src/image/unsafe-svg.js';
import { svgOf } from './svgs.js';

const look = (text: string) => lookThrough(new Blob([text], { type: 'image/svg+xml' }));

/** Without limits each takes minutes, and the test times out. */
it('An SVG whose classes are drawn thousands of times is checked at once', async () => {
  const classes = Array.from({ length: 40_000 }, (_, index) => `c${index}`).join(' ');
  const { unsafe } = await look(svgOf(`<g id="a" class="${classes}"/>${'<use href="#a"/>'.repeat(10_000)}`));
  expect(unsafe).to.equal(undefined);
});

/** A megabyte of each. Quadratic time would be minutes. */
describe('an SVG that is made to be read slowly', () => {
  const MEGABYTE = 1_000_000;
  const fill = (unit: string) => unit.repeat(MEGABYTE / unit.length);
  const odd: Readonly<Record<string, string>> = {
    'opening brackets': fill('<'),
    'tags without an end': fill('<a '),
    comments: svgOf(fill('<!---->')),
    'comments without an end': fill('<!--'),
    instructions: fill('<?a?>'),
    'a name without an end': `<${fill('a')}`,
    'a document type of spaces': `<!DOCTYPE${fill(' ')}`,
    'a document type of comments': `<!DOCTYPE svg [${fill('<!---->')}`,
    'entities without an end': `<!DOCTYPE svg [${fill('<!ENTITY ')}`,
    'a declaration of spaces': `<?xml version="1.0"${fill(' ')}`,
    'one attribute of spaces': svgOf('', `a="${fill(' ')}"`),
    'references to letters': svgOf(fill('&#x41;')),
    'references to nothing': svgOf(fill('&')),
    'ends of CDATA': svgOf(fill(']]')),
    CDATA: svgOf(fill('<![CDATA[]]>')),
    texts: svgOf(fill('<g/>a ').slice(0, 100_000)),
    'prefixes without an end': svgOf(`<${fill('a:')}`),
    'a path': svgOf(`<path d="${fill('h1')}"/>`),
    'places in a list': svgOf(`<g class="${fill('a ')}"/>`),
    'addresses in a style': svgOf(`<g style="${fill('fill:url(#a);')}"/>`),
    'addresses without an end': svgOf(`<g style="${fill('url(')}"/>`),
    'spaces in an address': svgOf(`<g style="url(${fill(' ')}"/>`),
    'letters between quotes': svgOf(`<style>a{b:url("data:font/woff2,${fill('a')}")}</style>`),
    'quotes in a sheet': svgOf(`<style>${fill('"')}url(#a)</style>`),
    'quotes of both kinds': svgOf(`<style>${fill(`"'`)}url(#a)</style>`),
    'comments in a sheet': svgOf(`<style>${fill('/**/')}url(#a)</style>`),
    'comments without an end in a sheet': svgOf(`<style>${fill('/*')}url(#a)</style>`),
    'escapes in a sheet': svgOf(`<style>${fill('\\a')}url(#a)</style>`),
    'braces in a sheet': svgOf(`<style>${fill('{')}url(#a)</style>`),
    'classes in a selector': svgOf(`<style>${fill('.a')}:{fill:url(#a)}</style>`),
    'colons in a selector': svgOf(`<style>${fill(':')}{fill:url(#a)}</style>`),
    'commas in a selector': svgOf(`<style>${fill(',')}{fill:url(#a)}</style>`),
    'names of namespaces in a sheet': svgOf(`<style>${fill('@namespace ')}url(#a)</style>`),
    'at signs in a sheet': svgOf(`<style>${fill('@')}url(#a)</style>`),
    'hyphens in a sheet': svgOf(`<style>${fill('-')}element(url(#a)</style>`),
    'times in an animation': svgOf(`<set begin="${fill('a.begin;')}"/>`),
    'letters in an address': svgOf(`<style>a{b:url(data:font/woff2,${fill('a')})}</style>`),
    'custom properties': svgOf(`<style>${fill('--a:var(--b);')}</style>`),
    'brackets in a custom property': svgOf(`<style>--a:${fill('(')}</style>`),
    'selectors of arguments': svgOf(`<style>:is(${fill('a(b)')}{}</style>`),
    'selectors of nothing': svgOf(`<style>${fill(':is()')}{}</style>`),
    'spaces in an address of an element': svgOf(`<use href="#a${fill(' ')}b"/>`),
    'dots in an animation': svgOf(`<set begin="${fill('.begin')}"/>`),
  };
  for (const [what, text] of Object.entries(odd))
    it(`by a megabyte of ${what} is read in linear time`, async () => {
      const { unsafe } = await look(text);
      expect(unsafe === undefined || unsafe.startsWith('It ')).to.equal(true);
    });
});
