// SVGs for which a browser takes more than linear time: each is rejected in linear time.
import { expect } from '@open-wc/testing';
import { lookThrough } from '../../src/image/unsafe-svg.js';
import { svgOf } from './svgs.js';

const look = (text: string) => lookThrough(new Blob([text], { type: 'image/svg+xml' }));
const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join('');
const TOO_MUCH = 'It draws one thing thousands of times.';

/** A chain in which each part draws the previous one ten times. */
type Part = (level: number, inside: string) => string;
const chain = (levels: number, part: Part, refer: (id: string) => string, about = '') =>
  svgOf(
    part(0, '<rect width="9" height="9"/>') +
      repeat(levels, (level) => part(level + 1, refer(`a${level}`).repeat(10))) +
      `<g>${refer(`a${levels}`)}</g>`,
    about,
  );
const group: Part = (level, inside) => `<g id="a${level}">${inside}</g>`;
const part =
  (name: string, attributes = ''): Part =>
  (level, inside) =>
    `<${name} id="a${level}" ${attributes}>${inside}</${name}>`;
const encoded = (id: string) => id.replace(/[^]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

const chains: Readonly<Record<string, (levels: number) => string>> = {
  'use with and without prefix': (levels) => chain(levels, group, (id) => `<use xlink:href="#${id}"/>`),
  'use of symbols': (levels) => chain(levels, part('symbol'), (id) => `<use href="#${id}"/>`),
  'use of nested drawings': (levels) => chain(levels, part('svg'), (id) => `<use href="#${id}"/>`),
  'use with percent signs': (levels) => chain(levels, group, (id) => `<use href="#${encoded(id)}"/>`),
  'use with spaces and a line break': (levels) =>
    chain(levels, group, (id) => `<use href=" #a&#10;${id.slice(1)}&#9; "/>`),
  masks: (levels) => chain(levels, part('mask'), (id) => `<rect mask="url(#${id})"/>`),
  'masks with percent signs': (levels) =>
    chain(levels, part('mask'), (id) => `<rect mask="url(#${encoded(id)})"/>`),
  'masks in quotes': (levels) => chain(levels, part('mask'), (id) => `<rect style="mask: url( '#${id}' )"/>`),
  'masks by mask-image': (levels) =>
    chain(levels, part('mask'), (id) => `<rect style="mask-image:url(&quot;#${id}&quot;)"/>`),
  'clip paths': (levels) => chain(levels, part('clipPath'), (id) => `<rect clip-path="url(#${id})"/>`),
  patterns: (levels) =>
    chain(levels, part('pattern', 'width="1" height="1"'), (id) => `<rect fill="url(#${id})"/>`),
  'patterns of strokes': (levels) =>
    chain(levels, part('pattern'), (id) => `<rect style="stroke:url(#${id}) red"/>`),
  'filters of images of elements': (levels) =>
    chain(
      levels,
      (level, inside) =>
        `<filter id="f${level}"><feImage href="#a${level}"/></filter><g id="a${level}">${inside}</g>`,
      (id) => `<rect filter="url(#f${id.slice(1)})"/>`,
    ),
  'several filters in one list': (levels) =>
    chain(
      levels,
      (level, inside) =>
        `<filter id="f${level}"><feImage href="#a${level}"/></filter><g id="a${level}">${inside}</g>`,
      (id) => `<rect style="filter:${`url(#f${id.slice(1)}) `.repeat(3)}"/>`,
    ),
  'markers at the ends': (levels) =>
    chain(levels, part('marker'), (id) => `<path marker-start="url(#${id})" d="M0 0"/>`),
  'markers at the points of one line': (levels) =>
    chain(
      levels,
      (level, inside) => `<marker id="a${level}">${inside.replace(/(<path[^>]*>)+/, '$1')}</marker>`,
      (id) => `<path marker-mid="url(#${id})" d="M0 0${'h1'.repeat(9)}"/>`,
    ),
  'markers by the property for all': (levels) =>
    chain(levels, part('marker'), (id) => `<polyline points="0 0 1 1" style="marker:url(#${id})"/>`),
  'a style sheet’s classes': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="b ${id}"/>`, '').replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `g .x, .y > rect.a${level}:not-here, .a${level} {fill:red;mask:url(#a${level})}`)}</style></svg>`,
    ),
  'a style sheet’s selectors of attributes': (levels) =>
    chain(levels, part('mask'), (id) => `<rect data-a="${id}"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `[data-a=a${level}]{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'a style sheet in braces and strings': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style><![CDATA[${repeat(levels + 1, (level) => `.a${level}{content:"}.none{";mask:url(#a${level})}`)}]]></style></svg>`,
    ),
  'a style sheet behind comments': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}/* .none{ */{/*}.none{*/mask:url(#a${level})}`)}</style></svg>`,
    ),
  'a style sheet with escapes': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.\\61 ${level}{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'a style sheet’s rules in rules': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>@media all{${repeat(levels + 1, (level) => `g{} mask, svg{ &amp; .a${level}{ mask:url(#a${level}) } }`)}}</style></svg>`,
    ),
  'custom properties': (levels) =>
    chain(
      levels,
      part('mask'),
      (id) => `<rect style="mask:var(--${id})"/>`,
      `style="${repeat(levels + 1, (level) => `--a${level}:url(#a${level});`)}"`,
    ),
  'key frames': (levels) =>
    chain(levels, part('mask'), (id) => `<rect style="animation:1s ${id}"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `@keyframes a${level}{from,to{mask:url(#a${level})}}`)}</style></svg>`,
    ),
  'animated masks': (levels) =>
    chain(levels, part('mask'), (id) => `<rect><set attributeName="mask" to="url(#${id})"/></rect>`),
  'animated fills of another element': (levels) =>
    chain(
      levels,
      (level, inside) => `<pattern id="a${level}"><g id="r${level}">${inside}</g></pattern>`,
      () => '<rect/>',
    ).replace(
      '</svg>',
      `<rect fill="url(#a${levels})"/>${repeat(levels, (level) => `<animate href="#r${level + 1}" attributeName="fill" values="none;url(#a${level})"/>`)}</svg>`,
    ),
  'animated classes': (levels) =>
    chain(levels, part('mask'), (id) => `<rect><set attributeName="class" to="none ${id}"/></rect>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'fills from their group': (levels) =>
    chain(
      levels,
      (level, inside) => `<pattern id="a${level}"><g fill="url(#a${level - 1})">${inside}</g></pattern>`,
      () => '<rect/>',
    ).replace('</svg>', `<rect fill="url(#a${levels})"/></svg>`),
  'markers in a use, from where it stands': (levels) =>
    chain(
      levels,
      (level, inside) => `<marker id="a${level}">${inside}</marker>`,
      (id) => `<g marker-mid="url(#${id})"><use href="#line"/></g>`,
    ).replace('</svg>', '<path id="line" d="M0 0h1h1"/></svg>'),
  'animations that begin with others': (levels) =>
    svgOf(
      '<set id="a0" attributeName="x" to="1" begin="0s"/>' +
        repeat(
          2 * levels,
          (level) =>
            `<set id="a${level + 1}" attributeName="x" to="1" begin="${repeat(10, (time) => `a${level}.begin+0.0${time}s;`)}"/>`,
        ),
    ),
  'use beside an element that is named as JavaScript names its own': (levels) =>
    chain(
      levels,
      (level, inside) => `<g id="a${level}"><constructor xmlns=""/>${inside}</g>`,
      (id) => `<use href="#${id}"/>`,
    ),
  'masks by key frames in capitals': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}{animation:1s k${level}}@keyframes k${level}{FROM,TO{mask:url(#a${level})}}`)}</style></svg>`,
    ),
  'masks of groups by custom properties': (levels) =>
    chain(
      levels,
      part('mask'),
      (id) => `<g style="mask:var(--${id})"><image/></g>`,
      `style="${repeat(levels + 1, (level) => `--a${level}:url(#a${level});`)}"`,
    ),
  'masks of groups by a sheet with an escape in a property': (levels) =>
    chain(levels, part('mask'), (id) => `<g class="${id}"><image/></g>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}{m\\61sk:url(#a${level})}`)}</style></svg>`,
    ),
  'masks of groups by a sheet with an escape in a class': (levels) =>
    chain(levels, part('mask'), (id) => `<g class="${id}:"><image/></g>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}\\:{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'masks by classes with a space that CSS does not know': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}\u00a0b"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a${level}\u00a0b{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'masks by classes with that space behind an escape': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}\u3000b"/>`).replace(
      '</svg>',
      `<style>${repeat(levels + 1, (level) => `.a\\3${level}\u3000b{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'masks behind an address with a quote': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>a{b:url(data:font/woff2,")}${repeat(levels + 1, (level) => `.a${level}{mask:url(#a${level})}`)}c{b:url(data:font/woff2,")}</style></svg>`,
    ),
  'masks behind an address with a comment': (levels) =>
    chain(levels, part('mask'), (id) => `<rect class="${id}"/>`).replace(
      '</svg>',
      `<style>a{b:url(data:font/woff2,/*)}${repeat(levels + 1, (level) => `.a${level}{mask:url(#a${level})}`)}</style></svg>`,
    ),
  'letters along paths': (levels) =>
    chain(levels, group, (id) => `<text><textPath href="#${id}">a</textPath></text>`),
};

describe('an SVG that refers to itself', () => {
  for (const [what, write] of Object.entries(chains)) {
    it(`by ${what} is rejected if it draws millions of elements`, async () =>
      expect(await look(write(9))).to.deep.equal({ unsafe: TOO_MUCH, light: false }));
    it(`by ${what} is accepted if it draws ten elements`, async () =>
      expect((await look(write(1))).unsafe).to.equal(undefined));
  }
});

describe('an SVG that takes a long time to draw', () => {
  const slow: Readonly<Record<string, string>> = {
    'a line of three thousand points with a marker of a hundred parts': svgOf(
      `<marker id="m">${'<path d=""/>'.repeat(100)}</marker><path d="M0 0${'h1'.repeat(3000)}" marker-mid="url(#m)"/>`,
    ),
    'markers for all lines of a group': svgOf(
      `<marker id="m">${'<path d=""/>'.repeat(100)}</marker><g marker-mid="url(#m)">${'<path d="M0 0h1h1h1h1"/>'.repeat(1000)}</g>`,
    ),
    'an outline by a style sheet': svgOf(
      `<style>path{d:path("M0 0${'h1'.repeat(3000)}");marker:url(#m)}</style><marker id="m">${'<rect/>'.repeat(100)}</marker><path/>`,
    ),
    'an outline by a style sheet with an escape': svgOf(
      `<style>path{d:p\\61th("M0 0${'h1'.repeat(3000)}");marker:url(#m)}</style><marker id="m">${'<rect/>'.repeat(100)}</marker><path/>`,
    ),
    'a chain of a thousand references': svgOf(
      repeat(1001, (index) => `<use id="u${index}" href="#u${index + 1}"/>`) + '<use href="#u0"/>',
    ),
    'a mask that is inherited': svgOf('<mask id="m"/><g mask="url(#m)"><rect mask=" inherit"/></g>'),
    'a mask that is inherited by a rule for all': svgOf(
      '<mask id="m"/><style>*{clip-path:INHERIT}</style><g mask="url(#m)"><rect/></g>',
    ),
    'a filter that is inherited by a style, with all properties': svgOf('<g style="all:inherit"/>'),
    'a mask that is inherited by an attribute with an escape': svgOf('<g mask="inh\\65rit"/>'),
    'a mask that an animation inherits': svgOf(
      '<g><animate attributeName="mask" values="none;inherit"/></g>',
    ),
    'an animated outline': svgOf(
      `<marker id="m">${'<rect/>'.repeat(100)}</marker><path marker-mid="url(#m)"><animate attributeName="d" to="M0 0${'h1'.repeat(3000)}"/></path>`,
    ),
    'ten thousand filters': svgOf(
      `<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>${'<g filter="url(#f)"/>'.repeat(10_000)}`,
    ),
    'filters that are functions': svgOf(`<g style="filter:${'blur(9px) '.repeat(10)}"/>`.repeat(2000)),
    'filters that are functions, by a rule for all': svgOf(
      `<style>*{filter:${'drop-shadow(0 0 9px red) '.repeat(10)}}</style>${'<g/>'.repeat(2000)}`,
    ),
    'ten thousand rules for ten thousand elements': svgOf(
      `<style>${repeat(10_000, (index) => `.a{x:${index}}`)}</style>${'<g class="a"/>'.repeat(10_000)}`,
    ),
    'a rule that visits all preceding elements of each element': svgOf(
      `<style>#a ~ g{x:1}</style>${'<g/>'.repeat(20_000)}`,
    ),
    'a rule that visits all following elements of each element': svgOf(
      `<style>g:has(~ #a){x:1}</style>${'<g/>'.repeat(20_000)}`,
    ),
    'a rule in capitals that visits all following elements of each element': svgOf(
      `<style>g:HAS(+ #a){x:1}</style>${'<g/>'.repeat(20_000)}`,
    ),
    'a rule that counts its kind around each element': svgOf(
      `<style>g:NTH-LAST-OF-TYPE(2n){x:1}</style>${'<g/>'.repeat(20_000)}`,
    ),
    'a rule that counts those of a kind around each element': svgOf(
      `<style>g:nth-child(2n of .a){x:1}</style>${'<g/>'.repeat(20_000)}`,
    ),
    'rules that go through all elements around each': svgOf(
      `<style>${'[a] * g{x:1}'.repeat(400)}</style>${('<g>'.repeat(250) + '</g>'.repeat(250)).repeat(40)}`,
    ),
    'a rule with thousands of arguments': svgOf(
      `<style>rect:is(x${',b'.repeat(10_000)}){x:1}</style>${'<rect/>'.repeat(10_000)}`,
    ),
    'a long custom property in thousands of elements': svgOf(
      `<style>svg{--a:${'a '.repeat(20_000)}}rect{fill:var(--a)}</style>${'<rect/>'.repeat(20_000)}`,
    ),
    'a long custom property in thousands of attributes': svgOf(
      '<rect style="stroke:var(--a)"/>'.repeat(20_000),
      `style="--a:${'a '.repeat(20_000)}"`,
    ),
    'thirty thousand animations': svgOf('<rect><animate attributeName="x" to="9"/></rect>'.repeat(30_000)),
    'places for hundreds of thousands of letters': svgOf(`<text x="${'1 '.repeat(500_000)}">a</text>`),
  };
  for (const [what, text] of Object.entries(slow))
    it(`with ${what} is rejected`, async () => expect((await look(text)).unsafe).to.equal(TOO_MUCH));

  const many: Readonly<Record<string, [text: string, why: string]>> = {
    'namespaces on one element': [
      svgOf(
        '',
        repeat(20_000, (index) => `xmlns:n${index}="u" `),
      ),
      'It has too many attributes to be checked.',
    ],
    'namespaces, one in the other': [
      svgOf(repeat(200, (index) => `<g xmlns:n${index}="u">`) + '</g>'.repeat(200)),
      'It has too many namespaces to be checked.',
    ],
    attributes: [
      svgOf(
        '',
        repeat(10_000, (index) => `a${index}="u" `),
      ),
      'It has too many attributes to be checked.',
    ],
    elements: [svgOf('<g/>'.repeat(100_001)), 'It has too many elements to be checked.'],
    'elements, one in the other': [
      svgOf('<g>'.repeat(10_000) + '</g>'.repeat(10_000)),
      'It is nested too deeply to be checked.',
    ],
    bytes: [svgOf(' '.repeat(6_000_000)), 'It is too large to be checked.'],
  };
  for (const [what, [text, why]] of Object.entries(many))
    it(`by too many ${what} is rejected without reading on`, async () =>
      expect((await look(text)).unsafe).to.equal(why));

  it('is accepted without a picture if a page could not wait for it', async () => {
    const drawing = (count: number) => svgOf('<path d="M0 0h9v9z"/>'.repeat(count));
    expect(await look(drawing(100))).to.deep.equal({ unsafe: undefined, light: true });
    expect(await look(drawing(9000))).to.deep.equal({ unsafe: undefined, light: false });
    expect(await look(drawing(1) + `<!--${' '.repeat(1_000_000)}-->`)).to.deep.equal({
      unsafe: undefined,
      light: false,
    });
  });
});
