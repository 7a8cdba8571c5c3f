// The summary of several images, and the actions on all of them.
import { expect, html, fixture } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { stub } from 'sinon';
import { variantNames } from '../../src/element/variants/variants.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, has, next, openList, part, record, until } from './fixtures.js';

let stack: Stack;
beforeEach(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const open = (attributes: Readonly<Record<string, string>> = {}) =>
  element({ multiple: '', name: 'photos', 'presign-endpoint': stack.presign(), retries: '0', ...attributes });

const images = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => image(`${index}.jpg`)));

const text = (target: S3ImageUpload) =>
  [...target.renderRoot.querySelectorAll('[part=summary] .sum > span')].map((one) =>
    [...one.querySelectorAll('.visually-hidden')]
      .reduce((all, hidden) => all.replace(hidden.textContent, ''), one.textContent)
      .replace(/\s+/g, ' ')
      .trim(),
  );
const buttons = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLButtonElement>('[part=summary] button'),
];
const names = (target: S3ImageUpload) => buttons(target).map(({ ariaLabel }) => ariaLabel);
const press = async (target: S3ImageUpload, name: string) => {
  await until(() => names(target).includes(name)); // the code of the buttons is loaded with the second image
  buttons(target)
    .find(({ ariaLabel }) => ariaLabel === name)
    ?.click();
  await target.updateComplete;
};

for (const variant of ['dropzone', 'gallery'])
  describe(`a summary, ${variant}`, () => {
    it('is shown for several images, not for one', async () => {
      const target = await open({ variant, 'upload-on': 'manual' });
      await target.addFiles(await images(1));
      await target.updateComplete;
      expect(has(target, 'summary')).to.be.false;
      await target.addFiles([await image('other.jpg')]);
      await until(() => text(target).length > 0); // it is loaded now
      expect(text(target)).to.deep.equal(['0 of 2 uploaded']);
    });

    it('says how many are stored, and that all are', async () => {
      await stack.faults({ method: 'POST', skip: 1, delay: 60_000 });
      const target = await open({ variant, concurrency: '1' });
      void target.addFiles(await images(3));
      await until(() => /^1 of 3 uploaded( · \d+ seconds left)?$/.test(text(target)[0] ?? ''));
      target.abort();
      await stack.faults();
      target.retry();
      await target.upload();
      await target.updateComplete;
      expect(text(target)).to.deep.equal(['3 images uploaded.']);
      expect(names(target)).to.deep.equal(['Remove all']);
      await expect(target).to.be.accessible();
    });

    it('says what failed and what was rejected, and handles all of them at once', async () => {
      const target = await open({ variant, 'upload-on': 'manual' });
      await target.addFiles([...(await images(3)), new File(['no image'], 'notes.jpg')]);
      await stack.faults({ method: 'POST', status: 503, times: 2 });
      await target.upload();
      await target.updateComplete;
      expect(text(target)).to.deep.equal(['1 of 3 uploaded', 'Not uploaded: 2', 'Not accepted: 1']);
      expect(names(target)).to.deep.equal(['Try all again', 'Dismiss rejected', 'Remove all']);
      await press(target, 'Try all again');
      await target.upload();
      await press(target, 'Dismiss rejected');
      expect(text(target)).to.deep.equal(['3 images uploaded.']);
    });

    it('cancels all uploads', async () => {
      const target = await open({ variant });
      await stack.faults({ method: 'POST', delay: 60_000 });
      const started = next(target, 'upload-start');
      const told = record(target);
      void target.addFiles(await images(5));
      await started;
      await until(() => buttons(target).length > 0); // what sums up is loaded by now
      expect(names(target)).to.deep.equal(['Cancel all']);
      await press(target, 'Cancel all');
      expect(target.items.map(({ state }) => state)).to.deep.equal(Array(5).fill('aborted'));
      expect(told.filter((name) => name === 'abort')).to.have.length(5);
      expect(names(target)).to.deep.equal(['Try all again', 'Remove all']);
    });

    it('removes all images, with the events of a change by the visitor', async () => {
      const target = await open({ variant });
      await target.addFiles(await images(2));
      await target.upload();
      await target.updateComplete;
      const changed = next(target, 'change');
      await press(target, 'Remove all');
      await changed;
      expect(target.value).to.equal('');
      expect(has(target, 'summary')).to.be.false;
    });

    it('is replaced by the content of its slot', async () => {
      const target = await open({ variant, 'upload-on': 'manual' });
      target.innerHTML = '<b slot="summary">Two of ours</b>';
      await target.addFiles(await images(2));
      await until(() => buttons(target).length > 0);
      expect((target.querySelector('b')?.getBoundingClientRect().height ?? 0) > 0).to.be.true;
      expect(buttons(target).every((button) => button.getBoundingClientRect().height === 0)).to.be.true;
    });

    it('has no buttons if nothing can be changed', async () => {
      const target = await open({ variant, readonly: '' });
      target.value = JSON.stringify(['https://b.example/1.jpg', 'https://b.example/2.jpg']);
      await target.updateComplete;
      await until(() => has(target, 'summary'));
      expect(buttons(target)).to.have.length(0);
    });
  });

describe('a lost connection', () => {
  const offline = 'You’re offline. The upload continues when you’re connected again.';
  const said = (target: S3ImageUpload) => part(target, 'live-region').textContent;

  for (const variant of variantNames)
    it(`is shown once above all images, and not any more once it is back, ${variant}`, async () => {
      const onLine = stub(navigator, 'onLine').get(() => false);
      const target = await open({ variant });
      target.presignEndpoint = 'http://127.0.0.1:9/';
      void target.addFiles(await images(3));
      await until(() => has(target, 'summary') && target.renderRoot.textContent.includes(offline));
      await until(() => said(target).includes(offline));
      await until(() => !said(target).includes(offline)); // it is there once, for a moment
      await until(() => target.items.every(({ state }) => ['waiting', 'ready', 'rejected'].includes(state)));
      await target.updateComplete;
      expect(target.renderRoot.textContent.split(offline)).to.have.length(2);
      target.presignEndpoint = stack.presign();
      onLine.restore();
      dispatchEvent(new Event('online'));
      await target.upload();
      await target.updateComplete;
      expect(target.renderRoot.textContent.split(offline)).to.have.length(1);
    });
});

describe('a page that fills the slot of the summary', () => {
  it('does not hide that the connection is lost', async () => {
    const onLine = stub(navigator, 'onLine').get(() => false);
    const target = await open({ 'presign-endpoint': 'http://127.0.0.1:9/' });
    target.innerHTML = '<b slot="summary">Three of ours</b>';
    void target.addFiles(await images(3));
    const notice = 'You’re offline.';
    const lines = () => [...target.renderRoot.querySelectorAll('.sum')];
    await until(() => lines().some((line) => line.textContent.includes(notice) && line.checkVisibility()));
    await until(() => target.items.every(({ state }) => ['waiting', 'ready'].includes(state)));
    target.presignEndpoint = stack.presign();
    onLine.restore();
    dispatchEvent(new Event('online'));
    await until(() => target.querySelector('b')?.checkVisibility() ?? false);
    await target.upload();
  });
});

describe('a long list', () => {
  const scroller = (target: S3ImageUpload) => {
    const list = part(target, 'list').parentElement;
    if (!list) throw new Error('It is not there.');
    return list;
  };
  const isScrolled = (target: S3ImageUpload) => scroller(target).matches('.full');
  const openLong = async (style = '', attributes: Readonly<Record<string, string>> = {}) => {
    const target = await open({ 'upload-on': 'manual', ...attributes });
    const place = await fixture(html`<div style=${style}></div>`);
    place.append(target);
    await target.addFiles(await images(40));
    await until(() => target.renderRoot.querySelectorAll('[part~=item]').length === 40);
    return target;
  };
  const rowOf = (target: S3ImageUpload, state: string) =>
    target.renderRoot.querySelector(`[part~="item-${state}"]`)?.getBoundingClientRect();

  it('scrolls within its own height', async () => {
    const target = await openLong();
    await until(() => isScrolled(target));
    expect(target.getBoundingClientRect().height).to.be.below(800);
  });

  for (const width of [358, 668])
    it(`shows a part of the next row, which tells that it scrolls, at ${width} pixels`, async () => {
      const target = await openLong(`inline-size: ${width}px`);
      await until(() => isScrolled(target));
      const end = scroller(target).getBoundingClientRect().bottom - 4; // of its padding
      const rows = [...target.renderRoot.querySelectorAll('[part~=item]')].map((row) =>
        row.getBoundingClientRect(),
      );
      const cut = rows.find(({ top, bottom }) => top < end && bottom > end);
      const seen = cut ? end - cut.top : 0;
      expect(seen).to.be.within(12, (cut?.height ?? 0) - 12);
    });

  it('has the height that the page sets', async () => {
    const target = await openLong('--s3-image-upload-list-height: 200px');
    await until(() => isScrolled(target));
    expect(scroller(target).getBoundingClientRect().height).to.equal(208); // with the room for focus rings, which is taken from around it
  });

  it('is as high as its images if the page sets that', async () => {
    const target = await openLong('--s3-image-upload-list-height: none');
    expect(target.getBoundingClientRect().height).to.be.above(2000);
    await until(() => !isScrolled(target));
  });

  for (const variant of ['dropzone', 'gallery'])
    it(`keeps the image that is being uploaded in view, ${variant}`, async () => {
      const target = await openLong('', { variant });
      target.concurrency = 1;
      const all = target.upload();
      let seen = 0;
      target.addEventListener('upload-start', () =>
        requestAnimationFrame(() => {
          const row = rowOf(target, 'presigning') ?? rowOf(target, 'uploading');
          const view = scroller(target).getBoundingClientRect();
          if (row && row.top >= view.top - 1 && row.bottom <= view.bottom + 1) seen += 1;
        }),
      );
      await all;
      expect(seen).to.be.above(30);
      expect(scroller(target).scrollTop).to.be.above(1000);
    });

  it('shows the image that is being uploaded when a button opens it', async () => {
    const target = await open({ variant: 'button', 'upload-on': 'manual', concurrency: '1' });
    await target.addFiles(await images(30));
    await stack.faults({ method: 'POST', skip: 20, delay: 60_000 });
    void target.upload();
    await until(() => target.items.filter(({ state }) => state === 'stored').length === 20);
    openList(target);
    await until(() => {
      const row = rowOf(target, 'uploading');
      const view = scroller(target).getBoundingClientRect();
      return row !== undefined && row.top >= view.top - 1 && row.bottom <= view.bottom + 1;
    });
    target.abort();
  });

  it('stays where the visitor has scrolled', async () => {
    const target = await openLong();
    await until(() => isScrolled(target));
    scroller(target).dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true }));
    await target.upload();
    expect(scroller(target).scrollTop).to.equal(0);
  });

  it('can be scrolled by the keyboard if it has no buttons, since it is disabled', async () => {
    const target = await open({ disabled: '' });
    target.value = JSON.stringify(Array.from({ length: 40 }, (_, index) => `https://b.example/${index}.jpg`));
    await until(() => has(target, 'list') && scroller(target).tabIndex === 0);
    scroller(target).focus();
    expect(target.shadowRoot?.activeElement?.className).to.equal(scroller(target).className);
  });
});
