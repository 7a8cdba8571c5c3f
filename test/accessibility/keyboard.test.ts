// Tests each variant with the keyboard only: the stops of the Tab key, and what the controls do.
import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { ask } from './critics.js';
import { launch } from '../e2e/demo.js';
import { startShower, statesOf, variants, type VariantName, type Wanted } from './shown.js';
import { tabThrough } from './tabulator.js';

/** The stops of the Tab key in visual order: from the top, and in each row from its start. */
const stops: Readonly<Record<VariantName, readonly string[]>> = {
  dropzone: [
    'Choose images',
    'Pause all',
    'Cancel all',
    'Dismiss rejected',
    'Look at harbour.png',
    'Remove harbour.png',
    'Look at small.jpg',
    'Remove small.jpg',
    'Look at held.jpg',
    'Pause held.jpg',
    'Cancel held.jpg',
    'Look at failed.png',
    'Try failed.png again',
    'Remove failed.png',
    'Remove list.jpg',
    'Look at paused.jpg',
    'Resume paused.jpg',
    'Remove paused.jpg',
  ],
  button: [
    'Choose images',
    '5 images · 2 problems · 49%',
    'Pause all',
    'Cancel all',
    'Dismiss rejected',
    'Look at harbour.png',
    'Remove harbour.png',
    'Look at small.jpg',
    'Remove small.jpg',
    'Look at held.jpg',
    'Pause held.jpg',
    'Cancel held.jpg',
    'Look at failed.png',
    'Try failed.png again',
    'Remove failed.png',
    'Remove list.jpg',
    'Look at paused.jpg',
    'Resume paused.jpg',
    'Remove paused.jpg',
  ],
  avatar: ['Choose another image', 'Remove harbour.png', 'Remove list.jpg'],
  gallery: [
    'Choose images',
    'Pause all',
    'Cancel all',
    'Dismiss rejected',
    'Remove list.jpg',
    'Look at harbour.png',
    'Move harbour.png',
    'Remove harbour.png',
    'Describe this photo for people who can’t see it harbour.png',
    'Decorative harbour.png',
    'Look at small.jpg',
    'Move small.jpg',
    'Remove small.jpg',
    'Describe this photo for people who can’t see it small.jpg',
    'Decorative small.jpg',
    'Look at held.jpg',
    'Move held.jpg',
    'Pause held.jpg',
    'Cancel held.jpg',
    'Describe this photo for people who can’t see it held.jpg',
    'Decorative held.jpg',
    'Look at failed.png',
    'Move failed.png',
    'Try failed.png again',
    'Remove failed.png',
    'Describe this photo for people who can’t see it failed.png',
    'Decorative failed.png',
    'Look at paused.jpg',
    'Move paused.jpg',
    'Resume paused.jpg',
    'Remove paused.jpg',
    'Describe this photo for people who can’t see it paused.jpg',
    'Decorative paused.jpg',
  ],
};

const three: readonly Wanted[] = [
  { name: 'harbour.png', state: 'stored' },
  { name: 'small.jpg', state: 'stored' },
  { name: 'harbour.webp', state: 'stored' },
];

suite('by keyboard alone', () => {
  let browser: Browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  const show = async (t: TestContext, variant: VariantName, name: string, images?: readonly Wanted[]) => {
    const state = statesOf(variant)[name];
    assert.ok(state);
    return (await startShower(t, browser)).show(variant, { ...state, ...(images && { images }) });
  };

  for (const variant of variants) {
    const full = variant === 'avatar' ? 'stored and rejected' : 'with images';

    test(`${variant}: Tab stops at every control in order, and Shift+Tab goes back`, async (t) => {
      const page = await show(t, variant, full);
      const names = async (direction: 'forwards' | 'backwards') =>
        (await tabThrough(page, direction)).map(({ name }) => name);
      assert.deepEqual(await names('forwards'), stops[variant]);
      assert.deepEqual(await names('backwards'), stops[variant].toReversed());
    });

    for (const key of ['Enter', 'Space'] as const)
      test(`${variant}: ${key} on the button opens the picker`, async (t) => {
        const page = await show(t, variant, 'empty');
        await page.$eval('s3-image-upload >>> input[type=file]', (input) =>
          input.addEventListener('click', () => {
            if (navigator.userActivation.isActive) document.title = 'Picker'; // without this the browser opens no picker
          }),
        );
        await page.keyboard.press('Tab');
        await page.keyboard.press(key);
        assert.equal(await page.title(), 'Picker');
      });

    test(`${variant}: Enter cancels and retries an upload; the focus stays on the image`, async (t) => {
      const page = await show(t, variant, variant === 'avatar' ? 'uploading' : full);
      await pressOn(page, 'Cancel held.jpg');
      await until(page, 'Remove held.jpg');
      await pressOn(page, 'Try held.jpg again');
      await until(page, 'Cancel held.jpg');
    });

    test(`${variant}: Enter pauses and resumes an upload; the focus stays on the button`, async (t) => {
      const page = await show(t, variant, variant === 'avatar' ? 'uploading' : full);
      await pressOn(page, 'Pause held.jpg');
      await until(page, 'Resume held.jpg');
      await page.keyboard.press('Enter');
      await until(page, 'Pause held.jpg');
    });

    if (variant === 'avatar') continue;

    test(`${variant}: Enter on a picture opens the viewer, and Escape returns the focus to the picture`, async (t) => {
      const page = await show(t, variant, 'with images', three);
      await pressOn(page, 'Look at small.jpg');
      await until(page, 'Close');
      await page.keyboard.press('Escape');
      await until(page, 'Look at small.jpg');
    });

    for (const [which, name, next] of [
      ['first', 'harbour.png', 'Remove small.jpg'],
      ['middle', 'small.jpg', 'Remove harbour.webp'],
      ['last', 'harbour.webp', 'Remove small.jpg'],
    ] as const)
      test(`${variant}: after the ${which} image is removed, Tab moves from Undo to the next or the last image`, async (t) => {
        const page = await show(t, variant, 'with images', three);
        await pressOn(page, `Remove ${name}`);
        await until(page, 'Undo');
        await page.keyboard.press('Tab');
        await until(page, next);
      });

    test(`${variant}: after the only image is removed, Escape moves the focus from Undo to the button`, async (t) => {
      const page = await show(t, variant, 'with images', three.slice(0, 1));
      await pressOn(page, 'Remove harbour.png');
      await until(page, 'Undo');
      await page.keyboard.press('Escape');
      await until(page, 'Choose images');
    });
  }

  test('avatar: after the photo is removed, Escape moves the focus from Undo to the button', async (t) => {
    const page = await show(t, 'avatar', 'stored');
    await pressOn(page, 'Remove harbour.png');
    await until(page, 'Undo');
    await page.keyboard.press('Escape');
    await until(page, 'Choose an image');
  });

  test('avatar: after a rejected file is removed, the focus is on the remaining control', async (t) => {
    const page = await show(t, 'avatar', 'stored and rejected');
    await pressOn(page, 'Remove list.jpg');
    await until(page, 'Remove harbour.png');
  });

  test('gallery: arrow keys on a handle move the image, and its description can be written', async (t) => {
    const page = await show(t, 'gallery', 'with images', three);
    await pressOn(page, 'Move harbour.png', 'ArrowRight');
    await until(page, 'Move harbour.png');
    await pressOn(page, 'Describe this photo for people who can’t see it small.jpg', 'a');
    const images = await page.$eval('s3-image-upload', (element) => element.images);
    assert.deepEqual(
      images.map(({ url, alt }) => [url.split('/').at(-1), alt ?? '']),
      [
        ['small.jpg', 'a'],
        ['harbour.png', ''],
        ['harbour.webp', ''],
      ],
    );
  });
});

/** Moves to a control with Tab, and presses a key. */
async function pressOn(page: Page, name: string, key: 'Enter' | 'ArrowRight' | 'a' = 'Enter'): Promise<void> {
  for (let press = 0; press < 60 && (await focused(page)) !== name; press += 1)
    await page.keyboard.press('Tab');
  assert.equal(await focused(page), name);
  await page.keyboard.press(key);
}

const focused = async (page: Page) => (await ask(page, 'focused'))?.name;

/** Waits until the control has the focus. If that times out, the message says where the focus is. */
async function until(page: Page, name: string): Promise<void> {
  for (let frame = 0; frame < 30 && (await focused(page)) !== name; frame += 1)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.equal(await focused(page), name);
}
