import { expect } from '@open-wc/testing';
import type { ImageFacts } from '../../src/rules/facts.js';
import { needs, type Ability } from '../abilities.js';
import { bytesOf } from '../images.js';
import { factsOf, file, shown } from './found.js';
import {
  ascii,
  blob,
  chunk,
  exif,
  exifSegment,
  frame,
  gps,
  jpeg,
  LONG,
  make,
  orientation,
  RATIONAL,
  segment,
  SHORT,
  tiff,
  turned,
} from './made.js';

describe('Exif', () => {
  const rows: readonly (readonly [string, readonly number[], Partial<ImageFacts>])[] = [
    ['a maker', exif({ tags: [make] }), { metadata: true, location: false }],
    ['a colour profile', exif({ tags: [[0x8773, 7, 8, 500]] }), { metadata: false }],
    ['resolution', exif({ tags: [[0x128, SHORT, 2]] }), { metadata: false }],
    [
      'a colour space in its own directory',
      exif({ tags: [[0x8769, LONG, { directory: 1 }]] }, { tags: [[0xa001, SHORT, 1]] }),
      { metadata: false },
    ],
    [
      'an exposure in its own directory',
      exif({ tags: [[0x8769, LONG, { directory: 1 }]] }, { tags: [[0x829a, RATIONAL, 8]] }),
      { metadata: true },
    ],
    [
      'a position',
      exif({ tags: [[0x8825, LONG, { directory: 1 }]] }, gps),
      { metadata: true, location: true },
    ],
    [
      'an empty GPS directory',
      exif({ tags: [[0x8825, LONG, { directory: 1 }]] }, { tags: [] }),
      { metadata: false, location: false },
    ],
    [
      'half a position',
      exif({ tags: [[0x8825, LONG, { directory: 1 }]] }, { tags: gps.tags.slice(1) }),
      { metadata: true, location: false },
    ],
    [
      'a position of no numbers',
      exif(
        { tags: [[0x8825, LONG, { directory: 1 }]] },
        { tags: [2, 4].map((tag) => [tag, RATIONAL, 8, 0]) },
      ),
      { location: false },
    ],
    [
      'directories that are one',
      exif({ tags: [[0x8769, LONG, { directory: 0 }]], next: 0 }),
      { metadata: false },
    ],
    ['a directory outside', exif({ tags: [[0x8769, LONG, 0xffff_ffff], make] }), { metadata: true }],
    [
      'XMP outside',
      exif({ tags: [[0x2bc, 1, 0xffff, 9], orientation(3)] }),
      { orientation: 3, metadata: true },
    ],
    ['no TIFF in it', exifSegment(ascii('not what it should be')), { metadata: true, orientation: 1 }],
    ['nothing in it', exifSegment([]), { width: 9, orientation: 1 }],
    [
      'a thumbnail',
      exif(
        { tags: [], next: 1 },
        {
          tags: [
            [0x201, LONG, 8],
            [0x202, LONG, 9],
          ],
        },
      ),
      { metadata: true },
    ],
  ];
  for (const [what, segments, expected] of rows)
    it(`with ${what}`, async () =>
      expect(await factsOf(jpeg(segments, frame(9, 9)))).to.include({ ...expected, width: 9, height: 9 }));

  for (const little of [true, false])
    it(`is read ${little ? 'little' : 'big'}-endian`, async () => {
      const made = exifSegment(tiff([{ tags: [orientation(6), make] }], { little }));
      expect(await factsOf(jpeg(made, frame(30, 20)))).to.include({ orientation: 6, width: 20, height: 30 });
    });

  for (const [what, from, length] of [
    ['behind its end', 0x8000, 10],
    ['that reaches over its end', 26, 10_000],
    ['of four gigabytes', 26, 0xffff_ffff],
    ['at its beginning', 0, 10],
    ['of no bytes', 26, 0],
  ] as const)
    it(`has no thumbnail ${what}`, async () => {
      const tags = [
        [0x201, LONG, from],
        [0x202, LONG, length],
      ] as const;
      const facts = await factsOf(jpeg(exif({ tags: [], next: 1 }, { tags }), frame(9, 9)));
      expect(facts).to.include({ width: 9, thumbnail: undefined });
    });

  it('ignores entries that do not exist', async () => {
    const many = tiff([{ tags: [orientation(3)] }]).map((byte, at) => (at === 8 || at === 9 ? 0xff : byte));
    expect(await factsOf(jpeg(exifSegment(many), frame(9, 9)))).to.include({ orientation: 3, width: 9 });
  });
});

describe('the orientation of an image', () => {
  const alone = 'leave aside an Exif behind another';
  const six = tiff([{ tags: [orientation(6)] }]);
  const inJpeg = (...segments: (readonly number[])[]) => ['plain.jpg', 2, segments.flat()] as const;
  const inPng = (...chunks: (readonly number[])[]) => ['plain.png', 33, chunks.flat()] as const;
  const rows: readonly (readonly [string, readonly [string, number, readonly number[]], Ability?])[] = [
    ['Exif of a JPEG', inJpeg(turned(6))],
    ['the first of two, which says 1', inJpeg(turned(1), turned(6))],
    ['the first of two, which says nothing', inJpeg(exif({ tags: [make] }), turned(6)), alone],
    ['the first of two, which is damaged', inJpeg(exifSegment(ascii('damaged, it is')), turned(6)), alone],
    ['an orientation of four bytes', inJpeg(exif({ tags: [[0x112, LONG, 6]] }))],
    ['two numbers', inJpeg(exif({ tags: [[0x112, SHORT, 6, 2]] }))],
    [
      'the first of two tags',
      inJpeg(exif({ tags: [orientation(6), orientation(1)] })),
      'take the first of two orientations',
    ],
    ['nine', inJpeg(turned(9))],
    ['zero', inJpeg(turned(0))],
    ['a structure of another number', inJpeg(exifSegment(six.map((byte, at) => (at === 2 ? 43 : byte))))],
    [
      'another byte behind the name',
      inJpeg(segment(0xe1, [...ascii('Exif\0x'), ...six])),
      'read Exif behind any byte',
    ],
    ['Exif behind bytes that fill', inJpeg([0xff, 0xff, 0xff], turned(6), [0xff, 0xff])],
    ['Exif behind bytes that should not be there', inJpeg(turned(1), [1, 2, 3, 0xff, 0], turned(6))],
    ['Exif of a PNG', inPng(chunk('eXIf', six)), 'turn a PNG'],
    [
      'the first of two in a PNG',
      inPng(chunk('eXIf', tiff([{ tags: [orientation(1)] }])), chunk('eXIf', six)),
    ],
    ['Exif in a PNG that begins as in a JPEG', inPng(chunk('eXIf', [...ascii('Exif\0\0'), ...six]))],
    ['Exif behind the pixels of a PNG', ['plain.png', -12, chunk('eXIf', six)]],
  ];
  for (const [what, [name, at, added], ability] of rows)
    it(`is that of the browser: ${what}`, async function () {
      if (ability) await needs(this, ability);
      const bytes = Array.from(await bytesOf(await file(name)));
      const made = blob(bytes.slice(0, at), added, bytes.slice(at));
      const { width, height } = await factsOf(made);
      expect([width, height]).to.deep.equal(await shown(made));
    });
});
