import { expect } from '@open-wc/testing';
import { unlistedParts } from '../../src/rules/part-list.js';
import { partsOf } from '../../src/rules/parts.js';

describe('unlistedParts', () => {
  const part = (number: number, size = 10, etag = `e${number}`) =>
    `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size></Part>`;
  const list = (parts: readonly string[], isTruncated = false) =>
    `<ListPartsResult xmlns="x"><IsTruncated>${isTruncated}</IsTruncated>${parts.join('')}</ListPartsResult>`;
  const etags = new Map([1, 2, 3, 4].map((number) => [number, `e${number}`]));

  for (const [what, xml, unlisted] of [
    ['all parts as they were sent', list([part(1), part(2), part(3), part(4, 5)]), []],
    ['a part that is missing', list([part(1), part(3), part(4, 5)]), [2]],
    ['another size', list([part(1), part(2), part(3, 9), part(4, 5)]), [3]],
    ['another ETag', list([part(1, 10, 'x'), part(2), part(3), part(4, 5)]), [1]],
    ['no parts', list([]), [1, 2, 3, 4]],
    ['a page that ends before the last part', list([part(1, 9), part(2)], true), [1]],
    ['an HTML page', '<html><Part></Part></html>', []],
    ['nothing', '', []],
  ] as const)
    it(`finds ${unlisted.join() || 'none'} in ${what}`, () => {
      expect(unlistedParts(xml, partsOf(35, 10), etags)).to.deep.equal(unlisted);
    });

  it('finds a part that is listed and was not confirmed', () => {
    expect(unlistedParts(list([part(1)]), partsOf(10, 10), new Map())).to.deep.equal([1]);
  });
});
