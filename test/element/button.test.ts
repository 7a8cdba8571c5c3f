// The variant `button`: it keeps its size, and its images are in a popover.
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, focused, found, has, part, until } from './fixtures.js';
import { middle, still } from './gallery-fixtures.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const button = (attributes: Readonly<Record<string, string>> = {}) =>
  element({
    variant: 'button',
    multiple: '',
    retries: '0',
    'presign-endpoint': stack.presign(),
    ...attributes,
  });

const panel = (target: S3ImageUpload) => found(target.renderRoot.querySelector<HTMLElement>('.panel'));
const isOpen = (target: S3ImageUpload) =>
  target.renderRoot.querySelector('.panel')?.matches(':popover-open') ?? false;
const partOf = (one: Element | null) => one?.getAttribute('part') ?? one?.localName;
const tells = (target: S3ImageUpload) => part(target, 'summary').textContent.replace(/\s+/g, ' ').trim();

/** A toolbar with an element in the middle, and its neighbours. */
async function toolbar(attributes: Readonly<Record<string, string>> = {}) {
  const bar = await fixture<HTMLElement>(
    html`<div style="display: flex; gap: 8px; width: 700px"><button>Bold</button><button>Save</button></div>`,
  );
  const target = await button(attributes);
  bar.lastElementChild?.before(target);
  await target.updateComplete;
  return { bar, target, save: found(bar.lastElementChild) };
}

describe('a button in a toolbar', () => {
  it('does not change the height of the toolbar when it has images', async () => {
    const { bar, target } = await toolbar({ 'upload-on': 'manual' });
    const { height } = bar.getBoundingClientRect();
    await target.addFiles(await images(3));
    await target.updateComplete;
    expect(bar.getBoundingClientRect().height).to.equal(height);
    expect(has(target, 'item')).to.equal(true);
  });

  it('moves its neighbours once, when it has images', async () => {
    await stack.faults({ method: 'POST', status: 403, times: 1 });
    const { target, save } = await toolbar();
    const complete = new Promise((resolve) => target.addEventListener('upload-complete', resolve));
    const places = new Set<string>();
    const watch = () => {
      const { left, top, height } = save.getBoundingClientRect();
      if (has(target, 'summary')) places.add([left, top, height].join());
    };
    const observer = new MutationObserver(watch);
    observer.observe(target.renderRoot, { subtree: true, childList: true, characterData: true });
    await target.addFiles(await images(4));
    await complete;
    await target.updateComplete;
    watch();
    observer.disconnect();
    expect(target.items.map(({ state }) => state).sort()).to.deep.equal([
      'failed',
      'stored',
      'stored',
      'stored',
    ]);
    expect([...places]).to.have.length(1);
  });

  it('says how many images there are, and their progress', async () => {
    const { target } = await toolbar({ 'upload-on': 'manual' });
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect(tells(target)).to.equal('1 image');
    await target.addFiles(await images(2));
    await target.updateComplete;
    expect(tells(target)).to.equal('3 images');
    await target.upload();
    await target.updateComplete;
    expect(tells(target)).to.equal('3 images · 100%');
  });

  it('says how many files were rejected, and how many uploads failed', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { target } = await toolbar();
    await target.addFiles([new File(['text'], 'a.txt')]);
    await target.updateComplete;
    expect(tells(target)).to.equal('0 images · 1 problem');
    await target.addFiles(await images(2));
    await target.upload();
    await target.updateComplete;
    expect(tells(target)).to.equal('2 images · 3 problems');
  });

  it('does not count an image that is being replaced', async () => {
    const { target } = await toolbar({ value: '/test/image/files/plain.jpg', 'upload-on': 'manual' });
    target.multiple = false;
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect(tells(target)).to.equal('1 image');
  });
});

describe('the panel of a button', () => {
  const full = async (attributes: Readonly<Record<string, string>> = {}) => {
    const made = await toolbar({
      value: '["/test/image/files/plain.jpg", "/test/image/files/plain.jpg?2"]',
      ...attributes,
    });
    await until(() => has(made.target, 'summary'));
    return made;
  };

  it('is closed until the second button is pressed, and again after another press', async () => {
    const { target } = await full();
    expect(isOpen(target)).to.equal(false);
    await sendMouse({ type: 'click', position: middle(part(target, 'summary')) });
    expect(isOpen(target)).to.equal(true);
    await sendMouse({ type: 'click', position: middle(part(target, 'summary')) });
    await until(() => !isOpen(target));
  });

  it('is closed by a press outside', async () => {
    const { target } = await full();
    part(target, 'summary').click();
    await sendMouse({ type: 'click', position: [2, 2] });
    await until(() => !isOpen(target));
  });

  it('is opened by a key, is next in the Tab order, and Escape returns the focus to the button that opened it', async () => {
    const { target } = await full();
    part(target, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(isOpen(target)).to.equal(true);
    expect(partOf(focused())).to.equal('summary');
    await sendKeys({ press: 'Tab' });
    expect(panel(target).contains(focused())).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(target));
    expect(partOf(focused())).to.equal('summary');
  });

  it('is closed by Escape, which does not close a dialog around it', async () => {
    const dialog = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const { bar, target } = await full();
    dialog.append(bar);
    const pressed: string[] = [];
    dialog.addEventListener('keydown', ({ key }) => pressed.push(key));
    dialog.showModal();
    await until(() => has(target, 'summary'));
    part(target, 'summary').focus();
    await sendKeys({ press: 'Enter' });
    expect(isOpen(target)).to.equal(true);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(target));
    expect([dialog.open, ...pressed.filter((key) => key === 'Escape')]).to.deep.equal([true]);
  });

  it('closes with its last image, and the focus stays in the element', async () => {
    const { target } = await full();
    part(target, 'summary').click();
    while (target.items.length > 0) {
      part(target, 'remove-button').focus();
      part(target, 'remove-button').click();
      await still(2);
    }
    expect(target.renderRoot.querySelector('.panel') === null).to.equal(true);
    expect(partOf(focused())).to.be.oneOf(['browse-button', 'undo-button']);
  });

  for (const [direction, edge] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ] as const)
    it(`is below the button, aligned with its start edge (${direction})`, async () => {
      const { bar, target } = await full();
      bar.dir = direction;
      part(target, 'summary').click();
      await still(2);
      const [own, anchor] = [
        panel(target).getBoundingClientRect(),
        part(target, 'dropzone').getBoundingClientRect(),
      ];
      expect(own[edge]).to.be.closeTo(anchor[edge], 1);
      expect(own.top).to.be.within(anchor.bottom, anchor.bottom + 16);
    });

  it('follows the button when the page is scrolled', async () => {
    const { bar, target } = await full();
    const tall = await fixture<HTMLElement>(html`<div style="height: 3000px"></div>`);
    part(target, 'summary').click();
    window.scrollTo(0, 5);
    const distance = () => panel(target).getBoundingClientRect().top - bar.getBoundingClientRect().bottom;
    await until(() => window.scrollY === 5);
    await still(2);
    expect(distance()).to.be.within(0, 16);
    window.scrollTo(0, 0);
    tall.remove();
  });

  it('stays within a window of 320 pixels, wherever the button is', async function () {
    await setViewport({ width: 320, height: 480 }).catch(() => this.skip()); // WebKitGTK's WebDriver can't press it
    const { bar, target } = await full();
    bar.style.cssText = 'position: fixed; display: flex; max-width: 320px';
    for (const place of [
      '0 auto auto 0',
      '0 0 auto auto',
      'auto auto 0 0',
      'auto 0 0 auto',
      '200px auto auto 0',
    ]) {
      bar.style.inset = place;
      part(target, 'summary').click();
      await still(2);
      const { left, right, top, bottom } = panel(target).getBoundingClientRect();
      expect([left >= 0, right <= 320, top >= 0, bottom <= 480], place).to.deep.equal([
        true,
        true,
        true,
        true,
      ]);
      part(target, 'summary').click();
      await until(() => !isOpen(target));
    }
    await setViewport({ width: 800, height: 600 });
  });

  it('opens automatically to say why a file was rejected, and does not take the focus', async () => {
    const { bar, target } = await toolbar({ 'upload-on': 'manual' });
    const field = document.createElement('input');
    bar.append(field);
    field.focus();
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect(isOpen(target)).to.equal(false);
    await target.addFiles([new File(['text'], 'a.txt')]);
    await target.updateComplete;
    expect(isOpen(target)).to.equal(true);
    expect(document.activeElement === field).to.equal(true);
  });

  it('stays closed above a dialog of the page that does not contain the button', async () => {
    const { target } = await toolbar({ 'upload-on': 'manual' });
    const dialog = await fixture<HTMLDialogElement>(html`<dialog>Really?</dialog>`);
    dialog.showModal();
    await target.addFiles([new File(['text'], 'a.txt')]);
    await target.updateComplete;
    expect(isOpen(target)).to.equal(false);
    dialog.close();
  });

  it('stays closed if an upload failed, which the button says', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { target } = await toolbar();
    await target.addFiles([await image()]);
    await target.upload();
    await target.updateComplete;
    expect([isOpen(target), tells(target)]).to.deep.equal([false, '1 image · 1 problem']);
  });

  it('opens for the image because of which a waiting form is not sent', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { target, bar } = await toolbar({ 'upload-on': 'submit', name: 'photo' });
    const form = document.createElement('form');
    form.addEventListener('submit', (event) => event.preventDefault());
    bar.replaceWith(form);
    form.append(bar);
    await target.addFiles([await image()]);
    form.requestSubmit();
    await until(() => isOpen(target));
    await until(() => partOf(focused()) !== 'body');
    expect(focused()?.closest('[data-id]') !== null).to.equal(true);
  });

  it('opens below the message of an invalid form if the visitor can solve the problem in it', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { target } = await toolbar({ name: 'photo' });
    await target.addFiles([await image()]);
    await target.upload();
    expect(target.checkValidity()).to.equal(false);
    await target.updateComplete;
    const message = [...target.renderRoot.querySelectorAll('.complaint')].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(isOpen(target)).to.equal(true);
    expect(message.map(({ bottom }) => bottom <= panel(target).getBoundingClientRect().top)).to.deep.equal([
      true,
    ]);
  });

  it('opens for images that are read-only', async () => {
    const { target } = await full({ readonly: '' });
    expect(has(target, 'browse-button')).to.equal(false);
    part(target, 'summary').click();
    expect(isOpen(target)).to.equal(true);
  });

  it('has the colours of the element in dark mode', async () => {
    await emulateMedia({ colorScheme: 'dark' }).catch(() => {});
    const { target } = await full();
    part(target, 'summary').click();
    expect(getComputedStyle(panel(target)).color).to.equal(getComputedStyle(target).color);
    await emulateMedia({ colorScheme: 'light' }).catch(() => {});
  });
});

it('an invalid form says why near the button, without moving its neighbours', async () => {
  const { bar, target, save } = await toolbar({ required: '' });
  const { left } = save.getBoundingClientRect();
  target.checkValidity();
  await target.updateComplete;
  const message = part(target, 'error');
  expect(message.checkVisibility()).to.equal(true);
  expect(message.getBoundingClientRect().bottom).to.be.at.most(bar.getBoundingClientRect().bottom + 1);
  expect(save.getBoundingClientRect().left).to.equal(left);
});
