// SVGs with styles that take a browser more than linear time, or that can't be parsed.
import { expect } from '@open-wc/testing';
import { lookThrough } from '../../src/image/unsafe-svg.js';
import { svgOf } from './svgs.js';

const look = (text: string) => lookThrough(new Blob([text], { type: 'image/svg+xml' }));

describe('an SVG with a style that takes exponential time', () => {
  const sheet = (css: string) => svgOf(`<style><![CDATA[${css}]]></style><rect/>`);
  const slow: Readonly<Record<string, string>> = {
    'selectors in selectors': sheet(`${':is('.repeat(8)}a${' *)'.repeat(8)} *{fill:red}`),
    'selectors in selectors with escapes': sheet(':i\\73(b :wh\\65re(a *) *) *{fill:red}'),
    'selectors in selectors behind arguments': sheet(':not(:lang(en) b :-webkit-any(a *) *){fill:red}'),
    'selectors in selectors of children': sheet(':not(:nth-child(1 of :is(a *))){fill:red}'),
    'rules in rules': sheet('.z{& *{& *{& *{fill:red}}}}'),
    'custom properties that double': sheet('svg{--a:red;--b:var(--a) var(--a)}'),
    'custom properties that double in an attribute': svgOf('<g style="--b:var(--a)\'x\'var( --a )"/>'),
    'custom properties that double from one element to the next': sheet('*{--a:inherit(--a) inherit(--a)}'),
    'custom properties that double in braces': sheet('svg{--b:{x:var(--a);y:var(--a)}}'),
  };
  for (const [what, text] of Object.entries(slow))
    it(`by ${what} is refused`, async () =>
      expect((await look(text)).unsafe).to.equal('It has a style that takes too long.'));

  const odd: Readonly<Record<string, string>> = {
    'a quote that is not closed': sheet('a{b:"\n} .a{mask:url(#a)}'),
    'a semicolon between brackets': sheet('svg{--b:(var(--a);x:var(--a))}'),
    'a brace between brackets': sheet('.z{b:(}); *{b:(}); *{b:(}); *{fill:red}}}}'),
    'brackets that do not fit': sheet('a{b:)(}'),
    'a semicolon in an id': svgOf('<g style="mask:url(\'#a;b\')"/>'),
  };
  for (const [what, text] of Object.entries(odd))
    it(`by ${what} is refused`, async () =>
      expect((await look(text)).unsafe).to.equal('It has a style that can’t be parsed.'));

  it('is accepted with a sheet as programs write it', async () => {
    const css =
      'a:not(:first-child):not(:nth-child(2n + 1)), :is(g, path) b > c{--a:red;fill:var(--a,blue)} .b{&:hover{fill:inherit}}' +
      '.c{mask:url(#inherit)}@media print{.d{stroke:var(--a)}} .e{--w:calc(1px + var(--v))}';
    expect((await look(sheet(css))).unsafe).to.equal(undefined);
  });
});
