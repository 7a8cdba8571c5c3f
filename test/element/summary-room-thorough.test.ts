// The summary stays on its line, in every language and width: what follows it does not move.
import { expect } from '@open-wc/testing';
import { render } from 'lit/html.js';
import { buttons, summary } from '../../src/element/engine/summary.js';
import { list } from '../../src/element/engine/list-styles.js';
import { severalStyles as styles } from '../../src/element/engine/several-styles.js';
import { languages, type Words } from '../../src/element/page/words.js';
import { adoptInto } from '../../src/element/shell/styles/adopt.js';
import { base } from '../../src/element/shell/styles/base.js';
import { en } from '../../src/locales/en.js';
import { sayIn } from '../../src/locales/say.js';
import { newItem } from '../../src/rules/new-item.js';
import { Queue } from '../../src/rules/queue.js';
import { UploadError } from '../../src/rules/upload-error.js';
import { facts } from '../images.js';
import { found } from './fixtures.js';

const widths = [320, 358, 400, 480, 560, 640, 668, 720, 788, 860, 960, 1020];

/** One image has been stored, one is being sent or paused, `troubles` images have failed, and as many files were refused. */
function queueWith(
  troubles: { readonly failed: number; readonly rejected: number },
  isPaused = false,
): Queue {
  const queue = new Queue();
  const ids = Array.from({ length: 2 + troubles.failed + troubles.rejected }, (_, index) => String(index));
  const error = new UploadError({ code: 'network' }, 'The connection was lost.');
  queue.apply({ type: 'added', items: ids.map((id) => newItem(id, new File(['12345'], `${id}.jpg`))) });
  for (const [index, id] of ids.entries()) {
    if (index >= 2 + troubles.failed) {
      queue.apply({ type: 'rejected', id, facts: undefined, error });
      continue;
    }
    queue.apply({ type: 'checked', id, facts: facts() });
    queue.apply({ type: 'asked', ids: [id] });
    queue.apply({ type: 'begun', id });
    queue.apply({ type: 'sending', id });
    if (index === 0)
      queue.apply({
        type: 'stored',
        id,
        key: 'k',
        url: 'https://s/k',
        etag: '',
        checksum: undefined,
        claim: undefined,
      });
    if (index === 1 && isPaused) queue.apply({ type: 'paused', id, kept: 1 });
    if (index >= 2) queue.apply({ type: 'failed', id, error });
  }
  return queue;
}

const calm = { failed: 0, rejected: 0 };
const most = [
  calm,
  { failed: 12, rejected: 0 },
  { failed: 0, rejected: 12 },
  { failed: 2, rejected: 2 },
  { failed: 12, rejected: 12 },
];

describe('the space of a summary', () => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  adoptInto(root, [base, list, styles]);
  before(() => document.body.append(host));
  after(() => host.remove());

  const actions = {
    onPauseAll: () => {},
    onResumeAll: () => {},
    onCancelAll: () => {},
    onRetryAll: () => {},
    onDismissRejected: () => {},
    onRemoveAll: () => {},
  };
  const progress = { loaded: 10, total: 60, fraction: 1 / 6, bytesPerSecond: 1, secondsLeft: 50 };

  /** Draws the summary of these images. */
  function draw(words: Words, queue: Queue): void {
    const all = buttons(words, queue, queue.isBusy, actions);
    render(summary({ words }, { queue, progress, notice: undefined }, all), root);
  }

  /** The height of the least that there is to tell, where there is room for more. */
  let line: number;
  before(() => {
    host.style.inlineSize = '1000px';
    draw({ say: sayIn(en), language: 'en', direction: 'auto', errorText: undefined }, queueWith(calm));
    line = found(root.querySelector('.summary')).clientHeight;
  });

  /** @returns whether it is higher than its line at this width, or something of it is cut off */
  function isTooSmall(width: number): boolean {
    host.style.inlineSize = `${width}px`;
    const { clientWidth, scrollWidth, clientHeight, scrollHeight } = found(root.querySelector('.summary'));
    return clientHeight > line || scrollHeight > clientHeight || scrollWidth > clientWidth;
  }

  for (const language of ['en', ...Object.keys(languages)])
    it(`is one line, whatever has gone wrong, ${language}`, async () => {
      const locale = await languages[language]?.();
      const words: Words = {
        say: sayIn({ ...en, ...locale?.locale }),
        language,
        direction: 'auto',
        errorText: undefined,
      };
      const tooSmall = most.map((troubles) => {
        return [false, true].flatMap((isPaused) => {
          draw(words, queueWith(troubles, isPaused));
          return widths.filter(isTooSmall);
        });
      });
      expect(tooSmall).to.deep.equal(most.map(() => []));
    });
});
