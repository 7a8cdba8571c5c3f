import { expect } from '@open-wc/testing';
import { parseAspectRatio } from '../../src/rules/aspect-ratio.js';

describe('parseAspectRatio', () => {
  for (const [text, min, max] of [
    ['1', 1, 1],
    ['16/9', 16 / 9, 16 / 9],
    [' 3 / 2 ', 1.5, 1.5],
    ['16:9', 16 / 9, 16 / 9],
    ['1.91', 1.91, 1.91],
    ['.5', 0.5, 0.5],
    ['4/5..1.91', 0.8, 1.91],
    ['4/5 .. 16/9', 0.8, 16 / 9],
  ] as const)
    it(`reads ${text}`, () => expect(parseAspectRatio(text)).to.deep.equal({ min, max }));

  for (const text of [
    '',
    'square',
    '0',
    '1/0',
    '0/1',
    '-1',
    '2..1',
    '1..2..3',
    '..',
    '1..',
    '1e400',
    '16/9/4',
    'NaN',
  ])
    it(`does not read “${text}”`, () => expect(parseAspectRatio(text)).to.be.undefined);
});
