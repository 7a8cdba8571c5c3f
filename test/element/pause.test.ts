// The buttons that pause and resume uploads.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import type { S3ImageUpload } from 's3-image-upload';
import { variantNames } from '../../src/element/variants/variants.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, focused, found, has, next, openList, part, record, until } from './fixtures.js';
import { still } from './gallery-fixtures.js';
import { submittedForm } from './submitted-form.js';

/** Milliseconds after which an upload that stands still has the button. */
const LONG = 5000;

const states = (target: S3ImageUpload) => target.items.map(({ state }) => state);
const label = () => focused()?.getAttribute('aria-label');
const said = (target: S3ImageUpload) => part(target, 'live-region').textContent.trim();

/** Records the texts of the live region. */
function listenTo(target: S3ImageUpload): string[] {
  const heard: string[] = [];
  new MutationObserver(() => {
    if (said(target) !== '') heard.push(said(target));
  }).observe(part(target, 'live-region'), { childList: true, characterData: true, subtree: true });
  return heard;
}

/** More bytes than a connection can buffer without a reader. */
const large = async (name: string) => new File([await image(), new Uint8Array(4_800_000)], name);

const summaryButton = (target: S3ImageUpload, name: string) =>
  [...target.renderRoot.querySelectorAll<HTMLElement>('[part=summary-button]')].find(
    ({ ariaLabel }) => ariaLabel === name,
  );

let stack: Stack;
let clock: SinonFakeTimers | undefined;
beforeEach(async () => (stack = await openStack()));
afterEach(async () => {
  clock?.restore();
  await stack.faults();
});

/** Lets the storage stop in the middle of each image. Adds images, and waits until they have the button. */
async function sendLong(target: S3ImageUpload, ...names: string[]): Promise<void> {
  await stack.faults({ method: 'POST', stallAt: 0 });
  clock = useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance'],
    shouldClearNativeTimers: true,
  });
  void target.addFiles(await Promise.all(names.map(large)));
  if (target.uploadOn === 'submit') target.closest('form')?.requestSubmit();
  await until(() => target.items.length === names.length && target.items.every(({ loaded }) => loaded > 0));
  await clock.tickAsync(LONG - 1);
  expect(has(target, 'pause-button'), 'too early').to.be.false;
  await clock.tickAsync(1);
  await target.updateComplete;
  // A timer that is pending goes with the clock, and with that of an announcement nothing would be said any more.
  while (said(target) !== '') {
    await clock.tickAsync(1000);
    await target.updateComplete;
  }
  clock.restore();
  openList(target);
  await until(() => has(target, 'pause-button'));
}

const open = (attributes: Readonly<Record<string, string>> = {}) =>
  element({ 'presign-endpoint': stack.presign(), name: 'photo', retries: '0', ...attributes });

for (const variant of variantNames)
  describe(`a button that pauses, ${variant}`, () => {
    it('is shown for an upload that takes long, and pauses and resumes it by keyboard', async () => {
      const target = await open({ variant });
      const told = record(target);
      await sendLong(target, 'beach.jpg');
      const button = part(target, 'pause-button');
      button.focus();
      expect(label()).to.equal('Pause beach.jpg');
      await sendKeys({ press: 'Enter' });
      await target.updateComplete;
      expect(states(target)).to.deep.equal(['paused']);
      expect(focused()).to.equal(button);
      expect(label()).to.equal('Resume beach.jpg');
      expect(button.getAttribute('part')).to.equal('pause-button');
      expect(has(target, 'item-paused')).to.be.true;
      expect(has(target, 'retry-button')).to.be.false;
      expect(part(target, 'status').textContent.trim()).to.equal('Paused');
      expect(target.matches(':state(uploading)')).to.be.false;
      await expect(target).to.be.accessible();
      await stack.faults();
      await sendKeys({ press: 'Enter' });
      await until(() => states(target)[0] === 'stored');
      await target.updateComplete;
      expect(told.filter((name) => name !== 'progress')).to.deep.equal([
        ...['add', 'start', 'pause', 'complete', 'resume', 'success', 'complete'],
      ]);
      expect(label(), 'the focus stays in the row').to.equal('Remove beach.jpg');
    });

    it('is the same one after it has resumed, although the upload begins again', async () => {
      const target = await open({ variant });
      await sendLong(target, 'beach.jpg');
      const button = part(target, 'pause-button');
      button.click();
      await target.updateComplete;
      button.click();
      await until(() => states(target)[0] === 'uploading');
      await target.updateComplete;
      expect(part(target, 'pause-button')).to.equal(button);
      expect(button.ariaLabel).to.equal('Pause beach.jpg');
      target.abort();
      await target.updateComplete;
      expect(has(target, 'pause-button')).to.be.false;
      expect(part(target, 'retry-button'), 'the button is that of the state').to.equal(button);
    });

    it('does not move the button that cancels, and is large enough', async () => {
      const target = await open({ variant });
      await stack.faults({ method: 'POST', stallAt: 0 });
      clock = useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout', 'performance'],
        shouldClearNativeTimers: true,
      });
      void target.addFiles([await large('beach.jpg')]);
      await until(() => (target.items[0]?.loaded ?? 0) > 0);
      await target.updateComplete;
      openList(target);
      const place = () => part(target, 'cancel-button').getBoundingClientRect().toJSON() as DOMRect;
      const before = place();
      await clock.tickAsync(LONG);
      clock.restore();
      await until(() => has(target, 'pause-button'));
      expect(place()).to.deep.equal(before);
      const { width, height, right } = part(target, 'pause-button').getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      if (variant === 'gallery' || variant === 'avatar') expect(right).to.be.at.most(before.left);
      target.abort();
    });

    it('is announced once for each press', async () => {
      const target = await open({ variant });
      await sendLong(target, 'beach.jpg');
      await until(() => said(target) === '');
      const heard = listenTo(target);
      const button = part(target, 'pause-button');
      button.click();
      await until(() => heard.length > 0);
      await until(() => said(target) === '');
      button.click();
      await until(() => heard.length > 1);
      await until(() => said(target) === '');
      expect(heard).to.deep.equal(['beach.jpg: Paused', 'beach.jpg: Uploading']);
      target.abort();
    });

    it('is not shown if nothing can be changed', async () => {
      const target = await open({ variant });
      await sendLong(target, 'beach.jpg');
      target.readonly = true;
      await target.updateComplete;
      expect(has(target, 'pause-button')).to.be.false;
      target.pause();
      await target.updateComplete;
      expect(has(target, 'pause-button')).to.be.false;
      target.readonly = false;
      target.disabled = true;
      await target.updateComplete;
      expect(part(target, 'pause-button').matches(':disabled')).to.be.true;
    });
  });

describe('a paused image', () => {
  it('keeps its bar, which does not move', async () => {
    const target = await open();
    await sendLong(target, 'beach.jpg');
    target.pause();
    await target.updateComplete;
    const bar = part(target, 'progress');
    expect(bar.getAttribute('aria-valuenow')).to.equal('0'); // nothing is kept of an image that isn't sent in parts
    expect(bar.matches('.unknown')).to.be.false;
    await Promise.all(bar.getAnimations({ subtree: true }).map(({ finished }) => finished));
    expect(part(target, 'progress-bar').getBoundingClientRect().width).to.equal(0);
  });

  it('that is sent in parts shows the share that is stored', async () => {
    const target = await open({ 'presign-endpoint': stack.presign('multipart'), concurrency: '1' });
    await stack.faults({ parameter: 'partNumber', skip: 1, stallAt: 0 });
    const MIB = 1024 * 1024;
    void target.addFiles([new File([await image(), new Uint8Array(9 * MIB)], 'beach.jpg')]);
    await until(() => (target.items[0]?.loaded ?? 0) > 5 * MIB);
    target.pause();
    await target.updateComplete;
    const { loaded, total } = found(target.items[0]);
    expect(loaded).to.equal(5 * MIB);
    expect(part(target, 'progress').getAttribute('aria-valuenow')).to.equal(
      String(Math.floor((loaded / total) * 100)),
    );
  });

  it('that the page has paused before the engine was loaded can be resumed', async () => {
    const target = document.createElement('s3-image-upload');
    target.presignEndpoint = stack.presign();
    document.body.append(target);
    const added = target.addFiles([await image('beach.jpg')]);
    target.pause();
    await added;
    await until(() => has(target, 'pause-button'));
    expect(part(target, 'pause-button').ariaLabel).to.equal('Resume beach.jpg');
    part(target, 'pause-button').click();
    await until(() => states(target)[0] === 'stored');
    target.remove();
  });

  it('is paused again if its removal is undone', async () => {
    const target = await open({ multiple: '' });
    await sendLong(target, 'beach.jpg');
    target.pause();
    await target.updateComplete;
    part(target, 'remove-button').click();
    await until(() => has(target, 'undo-button'));
    expect(target.items).to.be.empty;
    part(target, 'undo-button').click();
    await target.updateComplete;
    expect(states(target)).to.deep.equal(['paused']);
    await stack.faults();
    part(target, 'pause-button').click();
    await until(() => states(target)[0] === 'stored');
  });

  it('can be moved in a gallery, and keeps its state', async () => {
    const target = await open({ multiple: '', variant: 'gallery', concurrency: '2' });
    await sendLong(target, 'a.jpg', 'b.jpg');
    target.pause();
    await target.updateComplete;
    found(target.renderRoot.querySelector<HTMLElement>('[aria-label="Move b.jpg"]')).focus();
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => target.items[0]?.name === 'b.jpg');
    expect(states(target)).to.deep.equal(['paused', 'paused']);
  });

  it('makes the browser ask a visitor who leaves the page, until it is cancelled', async () => {
    const target = await open();
    await sendLong(target, 'beach.jpg');
    const leave = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    target.pause();
    expect(leave()).to.be.false;
    target.abort();
    expect(leave()).to.be.true;
  });
});

describe('the summary of uploads that take long', () => {
  for (const variant of ['dropzone', 'button', 'gallery'])
    it(`pauses and resumes all, by one button, ${variant}`, async () => {
      const target = await open({ multiple: '', variant });
      await sendLong(target, 'a.jpg', 'b.jpg', 'c.jpg');
      await until(() => summaryButton(target, 'Pause all') !== undefined && said(target) === '');
      const heard = listenTo(target);
      const button = found(summaryButton(target, 'Pause all'));
      const cancel = found(summaryButton(target, 'Cancel all'));
      button.focus();
      await sendKeys({ press: 'Enter' });
      await target.updateComplete;
      expect(states(target)).to.deep.equal(['paused', 'paused', 'paused']);
      expect(focused()).to.equal(button);
      expect(label()).to.equal('Resume all');
      expect(summaryButton(target, 'Cancel all')).to.equal(cancel);
      expect(summaryButton(target, 'Remove all')).to.be.undefined;
      expect(part(target, 'summary').textContent.replace(/\s+/g, ' ')).to.include(
        variant === 'button' ? '3 images · 0% · Paused' : '0 of 3 uploaded · Paused',
      );
      await expect(target).to.be.accessible();
      await until(() => heard.length > 0);
      await until(() => said(target) === '');
      expect(heard).to.deep.equal(['Paused']);
      await stack.faults();
      await sendKeys({ press: 'Enter' });
      await until(() => states(target).every((state) => state === 'stored'));
    });

  it('says nothing of the time that is left while one of them is paused', async () => {
    const target = await open({ multiple: '' });
    await sendLong(target, 'a.jpg', 'b.jpg');
    await until(() => has(target, 'summary'));
    target.pause(target.items[0]?.id);
    await target.updateComplete;
    expect(part(target, 'summary').textContent).not.to.include('left');
    target.abort();
  });
});

describe('a form with a paused image', () => {
  const MESSAGE = 'beach.jpg is paused. Resume or remove it.';

  for (const uploadOn of ['select', 'submit'])
    for (const validation of ['', 'novalidate'])
      for (const variant of variantNames)
        it(`is not sent, and focuses the button that resumes: ${uploadOn} ${validation} ${variant}`, async () => {
          const attributes = `upload-on="${uploadOn}" variant="${variant}"`;
          const { ours, publish, sent } = await submittedForm(stack, attributes, validation);
          await stack.faults({ method: 'POST', stallAt: 0 });
          const started = next(ours, 'upload-start');
          await ours.addFiles([await large('beach.jpg')]);
          if (uploadOn === 'submit') void ours.upload();
          await started;
          ours.pause();
          await ours.updateComplete;
          publish.click();
          await until(() => label() === 'Resume beach.jpg');
          expect(sent).to.be.empty;
          expect(ours.validationMessage).to.equal(MESSAGE);
          await until(() => has(ours, 'error') && part(ours, 'error').textContent.trim() === MESSAGE);
          await stack.faults();
          found(focused()?.closest('button')).click();
          await until(() => states(ours)[0] === 'stored');
          publish.click();
          await until(() => sent.length > 0);
          expect(sent[0]).to.include(`photo=${ours.value}`);
        });

  for (const uploadOn of ['select', 'submit'])
    it(`stops waiting when the visitor pauses, and keeps the focus, with upload-on="${uploadOn}"`, async () => {
      const attributes = `upload-on="${uploadOn}" multiple`;
      const { made, ours, sent, publish } = await submittedForm(stack, attributes, 'novalidate');
      await sendLong(ours, 'beach.jpg', 'other.jpg');
      publish.click(); // does nothing more if it waits already
      await until(() => ours.matches(':state(submitting)') && said(ours) === '');
      const heard = listenTo(ours);
      const button = part(ours, 'pause-button');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => !ours.matches(':state(submitting)'));
      expect(states(ours), 'the other one is still being sent').to.deep.equal(['paused', 'uploading']);
      expect(part(ours, 'error').textContent.trim()).to.equal(MESSAGE);
      expect(focused()).to.equal(button);
      await until(() => heard.length > 0);
      await until(() => said(ours) === '');
      expect(heard).to.deep.equal([MESSAGE]);
      await stack.faults();
      ours.remove(ours.items[1]?.id ?? '');
      button.click();
      await until(() => states(ours)[0] === 'stored');
      await still();
      expect(sent, 'not by itself').to.be.empty;
      made.requestSubmit();
      expect(sent).to.have.length(1);
    });
});
