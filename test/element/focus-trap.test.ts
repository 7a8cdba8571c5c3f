// The element in dialogs whose scripts keep the focus and do not look into shadow roots.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { createFocusTrap } from 'focus-trap';
import { element, focused, found, part, tab, withoutPictures } from './fixtures.js';
import { gallery } from './gallery-fixtures.js';

const close = Object.assign(document.createElement('button'), { textContent: 'Close' });
const save = Object.assign(document.createElement('button'), { textContent: 'Save' });

/** Keeps the focus in a dialog until the function that is returned is called. */
type Keep = (dialog: HTMLElement) => () => void;

/** With its default options, except a pause for which tests would have to wait. */
const focusTrap: Keep = (dialog) => {
  const trap = createFocusTrap(dialog, { delayInitialFocus: false }).activate();
  return () => trap.deactivate();
};

/** As the ARIA Authoring Practices and Radix do it: uses `document.activeElement` when the key event reaches the dialog. */
const byActiveElement: Keep = (dialog) => {
  const stops = () => [...dialog.querySelectorAll<HTMLElement>('*')].filter(({ tabIndex }) => tabIndex >= 0);
  dialog.addEventListener('keydown', (event) => {
    const [from, to] = event.shiftKey ? [stops().at(0), stops().at(-1)] : [stops().at(-1), stops().at(0)];
    if (event.key !== 'Tab' || document.activeElement !== from) return;
    event.preventDefault();
    to?.focus();
  });
  stops()[0]?.focus();
  return () => {};
};

/** As menus do it: the script handles every key, and moves from one stop to the next. */
const byItself: Keep = (dialog) => {
  const stops = () => [...dialog.querySelectorAll<HTMLElement>('*')].filter(({ tabIndex }) => tabIndex >= 0);
  dialog.addEventListener('keydown', (event) => {
    const at = stops().findIndex((one) => one === document.activeElement);
    if (event.key !== 'Tab' || at < 0) return;
    event.preventDefault();
    stops()
      .at((at + (event.shiftKey ? -1 : 1)) % stops().length)
      ?.focus();
  });
  stops()[0]?.focus();
  return () => {};
};

let undo = () => {};
afterEach(() => undo());

/** A dialog with this content, between two buttons of the page. */
function open(keep: Keep, ...content: readonly Element[]): void {
  const [page, dialog] = [document.createElement('div'), document.createElement('div')];
  dialog.append(...content);
  page.append(document.createElement('button'), dialog, document.createElement('button'));
  document.body.append(page);
  const end = keep(dialog);
  undo = () => {
    end();
    page.remove();
  };
}

/** Presses the key until the focus has passed all controls twice. */
async function expectRound(context: Mocha.Context, key: 'Tab' | 'Shift+Tab', stops: readonly Element[]) {
  const order = key === 'Tab' ? stops : [...stops.slice(0, 1), ...stops.slice(1).reverse()];
  const went = [focused()];
  while (went.length <= 2 * order.length) {
    await tab(context, key);
    went.push(focused());
  }
  const nameOf = (one: Element | null | undefined) => one?.ariaLabel || one?.textContent.trim();
  expect(went.map(nameOf)).to.deep.equal([...order, ...order, order[0]].map(nameOf));
}

const controlsOf = (target: S3ImageUpload) => [part(target, 'browse-button'), part(target, 'remove-button')];

for (const [script, keep] of [
  ['focus-trap', focusTrap],
  ['a script that uses document.activeElement', byActiveElement],
  ['a script that moves the focus itself', byItself],
] as const)
  describe(script, () => {
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      for (const [place, before, after] of [
        ['last', [close], []],
        ['first', [], [save]],
        ['between others', [close], [save]],
        ['the only one', [], []],
      ] as const)
        it(`wraps around by ${key} if the element is ${place}`, async function () {
          const target = await withoutPictures(await element({ value: '/a.jpg' }));
          open(keep, ...before, target, ...after);
          await expectRound(this, key, [...before, ...controlsOf(target), ...after]);
        });

      it(`wraps around by ${key} if all controls are such elements`, async function () {
        const [one, other] = [
          await withoutPictures(await element({ value: '/a.jpg' })),
          await withoutPictures(await element({ value: '/b.jpg' })),
        ];
        open(keep, one, other);
        await expectRound(this, key, [...controlsOf(one), ...controlsOf(other)]);
      });

      it(`wraps around by ${key} through a gallery`, async function () {
        const target = await withoutPictures(await gallery('a'));
        open(keep, close, target);
        const controls = found(target.shadowRoot).querySelectorAll(
          'button, input:not([type=file]), textarea',
        );
        await expectRound(this, key, [close, ...controls]);
      });
    }
  });
