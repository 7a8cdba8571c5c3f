// A real Ctrl+V with a real clipboard, in browsers with windows. Synthetic events do not show where a browser dispatches `paste`, or
// which files it makes from a clipboard.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openDesk, type Copied, type Desk } from './desk.js';

const cells = { 'text/plain': 'Sum\t12', 'text/html': '<table><tr><td>Sum</td><td>12</td></tr></table>' };

const copied: readonly (readonly [string, Copied, boolean])[] = [
  ['an image', {}, true],
  [
    'an image of a page, which comes with HTML',
    { 'text/html': '<img src="https://example.com/a.png">' },
    true,
  ],
  ['cells, which come with a picture of them', cells, false],
  [
    'empty cells',
    { 'text/plain': '\t\r\n', 'text/html': '<table><tr><td></td><td></td></tr></table>' },
    false,
  ],
];

suite('Ctrl+V', () => {
  let desk: Desk;
  const opened: (() => unknown)[] = [];
  before(async () => (desk = await openDesk(opened)));
  after(async () => {
    for (const close of opened.reverse()) await close();
  });

  for (const browser of ['chromium', 'firefox'] as const)
    for (const [what, beside, isImage] of copied) {
      const added = isImage ? ['image.png'] : [];

      test(`in ${browser} adds ${isImage ? 'one image' : 'no image'} from ${what}, wherever the focus is`, async () => {
        await desk.copy(beside);
        await desk.pages[browser].evaluate(() => (document.activeElement as HTMLElement).blur());
        assert.deepEqual(await desk.paste(browser), added, 'nowhere');
        await desk.pages[browser].evaluate(() => document.querySelector('s3-image-upload')?.focus());
        assert.deepEqual(await desk.paste(browser), added, 'in the element');
        await desk.pages[browser].evaluate(() => {
          getSelection()?.selectAllChildren(document.querySelector('[contenteditable]') ?? document.body);
          document.querySelector('s3-image-upload')?.focus();
        });
        assert.deepEqual(await desk.paste(browser), added, 'in the element, with the selection in an editor');
        await desk.pages[browser].evaluate(() => getSelection()?.removeAllRanges());
        await desk.pages[browser].evaluate(() => document.querySelector('textarea')?.focus());
        assert.deepEqual(await desk.paste(browser), [], 'in a field of the page');
        assert.deepEqual(desk.faults[browser], []);
      });
    }
});
