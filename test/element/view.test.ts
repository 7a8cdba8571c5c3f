import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { stub } from 'sinon';
import { countWorkers } from '../blobs.js';
import { file } from '../image/found.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, has, next, part, pictured, until } from './fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

const focused = (target: S3ImageUpload) => target.shadowRoot?.activeElement;
const never = () => new Promise<never>(() => undefined);

describe('what a visitor sees', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('is a button, an input and the limits of the page, without findings of axe', async () => {
    const target = await element({
      accept: 'image/png,image/jpeg',
      'max-size': '5MiB',
      multiple: '',
      'max-files': '3',
    });
    expect(part(target, 'hint').textContent.trim()).to.equal(
      'Up to 3 images (PNG or JPEG), up to 5 MiB each',
    );
    const input = part(target, 'input');
    expect(input).to.include({
      type: 'file',
      accept: 'image/png,image/jpeg',
      multiple: true,
      disabled: false,
    });
    expect(target.matches(':state(empty)')).to.be.true;
    await expect(target).to.be.accessible();
  });

  it('is a small picture, and name, format and size of an image', async () => {
    const target = await element({ 'upload-on': 'manual' });
    await target.addFiles([await image('<b>bold</b>.jpg', 'image/jpeg', 400)]);
    await pictured(target);
    await target.updateComplete;
    expect(part(target, 'name').textContent).to.equal('<b>bold</b>.jpg');
    expect(part(target, 'meta').textContent).to.match(/^JPEG · [\d.]+ kB$/);
    expect(part(target, 'status').textContent.trim()).to.equal('Ready to upload');
    const picture = part(target, 'thumbnail').querySelector('img');
    await picture?.decode();
    expect(picture?.naturalWidth).to.equal(Math.ceil(56 * devicePixelRatio));
    expect(target.items[0]?.previewUrl).to.equal(picture?.src);
  });

  it('is a placeholder with the format if the browser can’t draw an image', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const workers = countWorkers();
    await target.addFiles([new File([await file('phone.heic')], 'photo.heic')]);
    await until(() => workers.started() > 0 && workers.running() === 0);
    workers.restore();
    await target.updateComplete;
    expect(part(target, 'placeholder').textContent).to.equal('HEIC');
    expect(target.items[0]?.state).to.equal('ready');
    expect(target.items[0]?.previewUrl).to.be.undefined;
  });

  it('is a progress bar with a name while an image is uploaded', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign() });
    await target.addFiles([await image('beach.jpg')]);
    await next(target, 'upload-progress');
    await target.updateComplete;
    const bar = part(target, 'progress');
    expect(bar.getAttribute('role')).to.equal('progressbar');
    expect(bar.getAttribute('aria-label')).to.equal('Upload of beach.jpg');
    expect(Number(bar.getAttribute('aria-valuenow'))).to.be.within(1, 99);
    expect(part(target, 'item-uploading')).to.equal(part(target, 'item'));
    expect(target.matches(':state(uploading)')).to.be.true;
    await expect(target).to.be.accessible();
    target.abort();
  });

  it('is announced to screen readers when an upload ends, not before', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    const region = part(target, 'live-region');
    const said: string[] = [];
    new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const complete = next(target, 'upload-complete');
    await target.addFiles([new File(['text'], 'text.jpg'), ...(await images(2))]);
    await complete;
    await until(() => said.includes('2 images uploaded.'));
    expect(said.filter(Boolean).join(' ')).to.equal(
      'text.jpg: This file can’t be read as an image. Choose one that is JPEG, PNG, GIF, or WebP. 2 images added. 2 images uploaded.',
    );
    expect(target.matches(':state(failed)')).to.be.true;
    await expect(target).to.be.accessible();
  });

  it('is announced again when the same thing happens again', async () => {
    const target = await element();
    const said: string[] = [];
    const region = part(target, 'live-region');
    new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (let time = 0; time < 2; time += 1) {
      const told = said.length;
      await target.addFiles([new File(['text'], 'me.jpg')]);
      await until(() => said.length > told && said.at(-1) !== '');
    }
    const text = 'me.jpg: This file can’t be read as an image. Choose one that is JPEG, PNG, GIF, or WebP.';
    expect(said.filter(Boolean)).to.deep.equal([text, text]);
  });

  it('is announced as a number if many files are rejected', async () => {
    const target = await element({ multiple: '' });
    await target.addFiles(Array.from({ length: 4 }, (_, index) => new File(['text'], `${index}.jpg`)));
    await until(() => part(target, 'live-region').textContent.trim() !== '');
    expect(part(target, 'live-region').textContent.trim()).to.equal('4 files were not accepted.');
  });

  it('opens no picker when it is disabled', async () => {
    const target = await element({ disabled: '' });
    let opened = 0;
    part(target, 'input').addEventListener('click', () => (opened += 1));
    target.showPicker();
    part(target, 'browse-button').click();
    expect(opened).to.equal(0);
    expect(part(target, 'input').matches(':disabled')).to.be.true;
  });

  for (const variant of variantNames)
    it(`does not let the visitor change images when it is disabled: ${variant}`, async () => {
      const target = await element({ variant, value: '/a.jpg', disabled: '' });
      await until(() => has(target, 'remove-button'));
      const controls = [...target.renderRoot.querySelectorAll('button, input')];
      expect(controls.filter((control) => !control.matches(':disabled')).map(({ part }) => part.value)).to.be
        .empty;
      part(target, 'remove-button').click();
      expect(target.items).to.have.length(1);
      target.disabled = false;
      await target.updateComplete;
      part(target, 'remove-button').click();
      expect(target.items).to.be.empty;
    });

  it('has the states complete and disabled', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    await target.addFiles([await image()]);
    await next(target, 'upload-success');
    target.disabled = true;
    await target.updateComplete;
    expect(target.matches(':state(complete):state(disabled):not(:state(empty)):not(:state(uploading))')).to.be
      .true;
    expect(part(target, 'browse-button').matches(':disabled')).to.be.true;
    await expect(target).to.be.accessible();
  });

  it('has a width in a flex row, and in a container that shrinks to its content', async () => {
    const row = await fixture<HTMLElement>(
      html`<div style="display: flex"><s3-image-upload></s3-image-upload></div>`,
    );
    const target = row.querySelector('s3-image-upload');
    await target?.updateComplete;
    expect(target?.getBoundingClientRect().width).to.be.at.least(280);
  });

  it('dispatches one click when the button is pressed', async () => {
    const target = await element();
    let clicks = 0;
    const count = () => (clicks += 1);
    document.addEventListener('click', count);
    part(target, 'browse-button').click();
    document.removeEventListener('click', count);
    expect(clicks).to.equal(1);
  });

  it('has the name that the page sets, by attribute or slot', async () => {
    const byAttribute = await element({ label: 'Your portrait' });
    expect(part(byAttribute, 'label').textContent).to.equal('Your portrait');
    expect(part(await element({ label: '' }), 'label').textContent).to.equal('Upload an image');
    const bySlot = await fixture<S3ImageUpload>(
      html`<s3-image-upload label="Not this"><b slot="label">Your portrait</b></s3-image-upload>`,
    );
    const slot = part(bySlot, 'label').querySelector('slot');
    expect(slot?.assignedElements()[0]?.textContent).to.equal('Your portrait');
  });
});

describe('a dropzone for one image', () => {
  it('that has an image says that another replaces it, and is only as large as the image', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const browse = () => part(target, 'browse-button').textContent.trim();
    expect(browse()).to.equal('Choose an image');
    const before = part(target, 'dropzone').offsetHeight;
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect(browse()).to.equal('Choose another image');
    expect(part(target, 'dropzone').offsetHeight).to.be.at.most(part(target, 'item').offsetHeight);
    target.clear();
    await target.updateComplete;
    expect(browse()).to.equal('Choose an image');
    expect(part(target, 'dropzone').offsetHeight).to.equal(before);
  });

  it('for several images keeps its text and size', async () => {
    const target = await element({ 'upload-on': 'manual', multiple: '' });
    const before = part(target, 'dropzone').offsetHeight;
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect(part(target, 'browse-button').textContent.trim()).to.equal('Choose images');
    expect(part(target, 'dropzone').offsetHeight).to.equal(before);
  });
});

describe('by keyboard alone', () => {
  it('the button is reached by Tab, and opens the picker', async () => {
    const target = await element();
    let opened = 0;
    part(target, 'input').addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    await sendKeys({ press: 'Tab' });
    expect(focused(target)).to.equal(part(target, 'browse-button'));
    await sendKeys({ press: 'Enter' });
    expect(opened).to.equal(1);
  });

  it('the focus moves by Undo to the next image when one is removed, and to the button after the last', async () => {
    const target = await element({ 'upload-on': 'manual', multiple: '' });
    await target.addFiles(await images(2));
    await target.updateComplete;
    part(target, 'remove-button').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused(target)?.getAttribute('part') === 'undo-button');
    await until(() => target.renderRoot.querySelectorAll('[data-id]').length === 1); // a frame later
    await sendKeys({ press: 'Tab' });
    expect(focused(target)?.getAttribute('aria-label')).to.equal('Remove photo-2.jpg');
    await sendKeys({ press: 'Enter' });
    await until(() => focused(target)?.getAttribute('part') === 'undo-button' && target.items.length === 0);
    await sendKeys({ press: 'Escape' });
    expect(focused(target)?.getAttribute('part')).to.equal('browse-button');
  });

  it('the focus is kept when a new image replaces the one with the focus', async () => {
    const target = await element({ 'upload-on': 'manual' });
    await target.addFiles([await image('one.jpg')]);
    await target.updateComplete;
    part(target, 'remove-button').focus();
    await target.addFiles([await image('two.jpg')]);
    await target.updateComplete;
    expect(focused(target)?.getAttribute('aria-label')).to.equal('Remove two.jpg');
  });

  it('the focus goes where a listener sends it', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const elsewhere = await fixture<HTMLButtonElement>(html`<button>Elsewhere</button>`);
    await target.addFiles([await image()]);
    await target.updateComplete;
    target.addEventListener('upload-remove', () => elsewhere.focus());
    part(target, 'remove-button').focus();
    await sendKeys({ press: 'Enter' });
    await target.updateComplete;
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('focus() reaches the button also before it has been drawn', () => {
    const target = document.createElement('s3-image-upload');
    target.focus();
    document.body.append(target);
    target.focus();
    expect(focused(target)).to.equal(part(target, 'browse-button'));
    target.remove();
  });

  it('the focus stays with an image that is cancelled or tried again', async () => {
    const target = await element();
    target.presign = never;
    await target.addFiles([await image()]);
    await target.updateComplete;
    part(target, 'cancel-button').focus();
    await sendKeys({ press: 'Enter' });
    await target.updateComplete;
    expect(focused(target)).to.equal(part(target, 'remove-button'));
    part(target, 'retry-button').focus();
    while (target.items[0]?.state === 'aborted') await sendKeys({ press: 'Enter' });
    await target.updateComplete;
    expect(has(target, 'retry-button')).to.be.false;
    expect(focused(target)).to.equal(part(target, 'cancel-button'));
    target.abort();
  });
});

it('is drawn even without frames, as in a tab in the background', async () => {
  const target = await element();
  const frames = stub(globalThis, 'requestAnimationFrame').returns(0);
  for (const label of ['One', 'Two', 'Three']) {
    target.label = label;
    await target.updateComplete;
    expect(part(target, 'label').textContent).to.equal(label);
  }
  frames.restore();
});
