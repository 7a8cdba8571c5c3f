import { expect } from '@open-wc/testing';
import type { UploadItem } from '../../src/rules/item.js';
import { newItem } from '../../src/rules/new-item.js';
import { Queue } from '../../src/rules/queue.js';
import { isAwaited, lackOf, type Asked } from '../../src/rules/lack.js';
import { UploadError } from '../../src/rules/upload-error.js';

const retryable = new UploadError({ code: 'network' }, 'broken');
const final = new UploadError({ code: 'access-denied' }, 'refused');

/** Items by their states; `failed!` can't be tried again. */
const itemsOf = (states: string): UploadItem[] =>
  states
    .split(' ')
    .filter(Boolean)
    .map((state, index) => {
      const item = newItem(`${index}`, new File(['1'], `${index}.jpg`));
      const error = state.endsWith('!') ? final : retryable;
      return { ...item, state: state.replace('!', ''), error } as unknown as UploadItem;
    });

const asked = (more: Partial<Asked> = {}): Asked => ({
  required: false,
  requiredAlt: false,
  multiple: true,
  isNamed: true,
  minFiles: undefined,
  uploadOn: 'select',
  stopped: [],
  ...more,
});

describe('lackOf', () => {
  for (const [states, more, lack] of [
    ['', {}, undefined],
    ['', { required: true }, 'required 1'],
    ['', { required: true, minFiles: 3 }, 'required 3'],
    ['rejected aborted', { required: true }, 'required 1'],
    ['rejected aborted', {}, undefined],
    ['stored', { required: true }, undefined],
    ['', { minFiles: 2 }, undefined],
    ['stored', { minFiles: 2 }, 'tooFew 2'],
    ['stored rejected aborted', { minFiles: 2 }, 'tooFew 2'],
    ['stored stored', { minFiles: 2 }, undefined],
    ['checking ready presigning uploading waiting stored', {}, 'pending 5'],
    ['failed', {}, 'unfinished'],
    ['failed', { isNamed: false }, undefined],
    ['failed!', { uploadOn: 'submit' }, 'unfinished'],
    ['failed ready checking', { uploadOn: 'submit' }, undefined],
    ['failed ready', { uploadOn: 'submit', minFiles: 3 }, 'tooFew 3'],
    ['uploading ready', { uploadOn: 'submit' }, 'pending 1'],
    ['ready', { uploadOn: 'manual' }, 'unsent'],
    ['ready', { uploadOn: 'manual', isNamed: false }, undefined],
    ['ready', { uploadOn: 'manual', isNamed: false, required: true }, undefined],
    ['checking', { uploadOn: 'manual' }, 'pending 1'],
    ['paused', {}, 'paused 0'],
    ['failed ready uploading paused paused', {}, 'paused 3'],
    ['paused', { uploadOn: 'submit' }, 'paused 0'],
    ['paused', { uploadOn: 'manual' }, 'paused 0'],
    ['paused', { required: true, isNamed: false }, undefined],
    ['paused', { requiredAlt: true }, 'undescribed 0'],
    ['aborted paused stored', { stopped: ['1', '2'] }, 'pending 1'],
    ['paused', { uploadOn: 'submit', stopped: ['0'] }, 'pending 1'],
    ['paused paused', { stopped: ['0'] }, 'paused 1'],
    ['rejected aborted failed! uploading', { requiredAlt: true }, 'undescribed 3'],
    ['failed', { requiredAlt: true }, 'undescribed 0'],
    ['rejected aborted', { requiredAlt: true }, undefined],
    ['ready', { requiredAlt: true, uploadOn: 'submit' }, 'undescribed 0'],
    ['stored checking', { requiredAlt: true, multiple: false }, 'undescribed 1'],
  ] as const)
    it(`of “${states}” with ${JSON.stringify(more)} is ${lack}`, () => {
      const queue = new Queue();
      queue.apply({ type: 'added', items: itemsOf(states) });
      const found = lackOf(queue, asked(more));
      const isCounted = found && 'count' in found;
      const isOfItem = found?.kind === 'undescribed' || found?.kind === 'paused';
      const which = isCounted ? ` ${found.count}` : isOfItem ? ` ${found.item.id}` : '';
      expect(found && found.kind + which).to.equal(lack);
    });
});

describe('isAwaited', () => {
  for (const [uploadOn, states] of [
    ['select', 'checking ready presigning uploading waiting'],
    ['submit', 'checking ready presigning uploading waiting failed'],
    ['manual', 'presigning uploading waiting'],
  ] as const)
    it(`with ${uploadOn}: ${states}`, () => {
      const all = itemsOf(
        'checking ready presigning uploading waiting paused stored failed failed! aborted rejected',
      );
      expect(
        all
          .filter((item) => isAwaited(item, uploadOn))
          .map(({ state }) => state)
          .join(' '),
      ).to.equal(states);
    });
});
