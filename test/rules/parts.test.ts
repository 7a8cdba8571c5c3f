import { expect } from '@open-wc/testing';
import { completion, isCompleted, partsOf } from '../../src/rules/parts.js';

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
