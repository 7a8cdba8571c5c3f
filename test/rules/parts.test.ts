import { expect } from '@open-wc/testing';
import { completion, isCompleted, partsOf, readPartList } from '../../src/rules/parts.js';

describe('partsOf', () => {
  for (const [size, partSize, ends] of [
    [0, 5, [0]],
    [1, 5, [1]],
    [5, 5, [5]],
    [6, 5, [5, 6]],
    [15, 5, [5, 10, 15]],
  ] as const)
    it(`divides ${size} bytes into parts of ${partSize} that end at ${ends.join()}`, () => {
      const parts = partsOf(size, partSize);
      expect(parts.map(({ end }) => end)).to.deep.equal(ends);
      expect(parts.map(({ number }) => number)).to.deep.equal(ends.map((_, index) => index + 1));
      for (const [index, { start }] of parts.entries()) expect(start).to.equal(ends[index - 1] ?? 0);
    });
});

describe('readPartList', () => {
  const part = (number: number) =>
    `<Part><PartNumber>${number}</PartNumber><ETag>&quot;e${number}&quot;</ETag><Size>${number}0</Size></Part>`;
  const list = (isTruncated: boolean, ...numbers: number[]) =>
    `<ListPartsResult xmlns="x"><IsTruncated>${isTruncated}</IsTruncated>${numbers.map(part).join('')}</ListPartsResult>`;

  it('reads numbers, sizes and ETags', () => {
    const { parts, end } = readPartList(list(false, 2, 7)) ?? {};
    expect([...(parts ?? [])]).to.deep.equal([
      [2, { size: 20, etag: 'e2' }],
      [7, { size: 70, etag: 'e7' }],
    ]);
    expect(end).to.equal(Infinity);
  });

  it('ends after the last part of the page if there are more', () => {
    expect(readPartList(list(true, 1, 2))?.end).to.equal(3);
  });

  it('is no list without parts of an HTML page', () => {
    expect(readPartList('<html><Part></Part></html>')).to.be.undefined;
  });
});

it('names the parts in their order to complete an upload', () => {
  const etags = new Map([
    [10, 'j'],
    [9, 'i'],
  ]);
  expect(completion(etags)).to.equal(
    '<CompleteMultipartUpload><Part><PartNumber>9</PartNumber><ETag>"i"</ETag></Part><Part><PartNumber>10</PartNumber><ETag>"j"</ETag></Part></CompleteMultipartUpload>',
  );
});

for (const [xml, is] of [
  [
    '<?xml version="1.0"?><CompleteMultipartUploadResult xmlns="x"><Key>k</Key></CompleteMultipartUploadResult>',
    true,
  ],
  ['<Error><Code>InternalError</Code></Error>', false],
  ['', false],
] as const)
  it(`${is ? 'takes' : 'does not take'} ${xml.slice(0, 40) || 'an empty body'} for a completed upload`, () => {
    expect(isCompleted(xml)).to.equal(is);
  });
