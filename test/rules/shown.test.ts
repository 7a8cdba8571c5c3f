// The images that a control for one image shows, and the one that represents it.
import { expect } from '@open-wc/testing';
import type { UploadItem } from '../../src/rules/item.js';
import { newItem } from '../../src/rules/new-item.js';
import { foremost, shown } from '../../src/rules/shown.js';

const item = (state: UploadItem['state']) =>
  ({ ...newItem(state, new File(['1'], 'a.jpg')), state }) as UploadItem;
const items = (...states: UploadItem['state'][]) => states.map(item);

for (const [there, seen, first] of [
  [[], [], undefined],
  [['stored'], ['stored'], 'stored'],
  [['stored', 'uploading'], ['uploading'], 'uploading'],
  [['stored', 'ready'], ['ready'], 'ready'],
  [['stored', 'waiting', 'rejected'], ['waiting', 'rejected'], 'waiting'],
  [['stored', 'failed'], ['stored', 'failed'], 'stored'],
  [['stored', 'aborted'], ['stored', 'aborted'], 'stored'],
  [['stored', 'rejected'], ['stored', 'rejected'], 'stored'],
  [['failed'], ['failed'], 'failed'],
  [['rejected'], ['rejected'], undefined],
] as const)
  it(`a control for one image with ${there.join(', ') || 'none'} shows ${seen.join(', ') || 'none'}`, () => {
    const all = items(...there);
    expect(shown(all, false).map(({ state }) => state)).to.deep.equal(seen);
    expect(shown(all, true)).to.equal(all);
    expect(foremost(all)?.state).to.equal(first);
  });
