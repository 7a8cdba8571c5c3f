import { expect } from '@open-wc/testing';
import { distinctNames } from '../../src/rules/distinct-names.js';

describe('the names of images', () => {
  for (const [names, distinct] of [
    [
      ['a.jpg', 'b.jpg'],
      ['a.jpg', 'b.jpg'],
    ],
    [
      ['image.png', 'b.jpg', 'image.png'],
      ['image.png (1)', 'b.jpg', 'image.png (2)'],
    ],
    [
      ['a', 'a', 'a (1)', 'a'],
      ['a (2)', 'a (3)', 'a (1)', 'a (4)'],
    ],
    // Pronounced in the same way, although they are written differently.
    [
      ['a  b.jpg', 'a b.jpg'],
      ['a b.jpg (1)', 'a b.jpg (2)'],
    ],
    [
      ['a\u202eb', 'a\u200bb'],
      ['a\ufffdb (1)', 'a\ufffdb (2)'],
    ],
  ] as const)
    it(`${names.join(', ')} become ${distinct.join(', ')}`, () => {
      const items = names.map((name, index) => ({ id: String(index), name }));
      expect(items.map(distinctNames(items))).to.deep.equal(distinct);
    });
});
