// An element that is out of the document for a while, as in a cache of views or between two pages of a site.
import { expect, fixture, html } from '@open-wc/testing';
import { restore, useFakeTimers, type SinonFakeTimers } from 'sinon';
import type { S3ImageUpload } from 's3-image-upload';
import type { Fault } from '../../demo/storage/faults.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, found, next, record, until } from './fixtures.js';

/** Milliseconds for which uploads continue. */
const GRACE = 60_000;

describe('an element that leaves the document and comes back', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(async () => {
    restore();
    await stack.faults();
  });

  const states = (target: S3ImageUpload) => target.items.map(({ state }) => state);

  async function uploading(fault: Partial<Fault> = { delay: 200 }): Promise<S3ImageUpload> {
    await stack.faults({ method: 'POST', ...fault });
    const target = await element({
      'presign-endpoint': stack.presign(),
      'stall-timeout': '600',
      name: 'photo',
    });
    const start = next(target, 'upload-start');
    await target.addFiles([await image()]);
    await start;
    return target;
  }

  it('continues to upload while it is away, and dispatches its events on itself', async () => {
    const target = await uploading();
    const told = record(target);
    const parent = found(target.parentElement);
    const heardAround = record(parent);
    target.remove();
    await next(target, 'upload-complete');
    parent.append(target);
    expect(told).to.deep.equal(['progress', 'success', 'complete']);
    expect(heardAround).to.be.empty;
    expect(states(target)).to.deep.equal(['stored']);
  });

  it('is not valid if it is back before its upload has ended, and its upload has one start and one end', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const target = await uploading();
    const told = record(target);
    form.append(target);
    target.remove();
    await Promise.resolve();
    form.append(target);
    expect(form.checkValidity()).to.be.false;
    await next(target, 'upload-complete');
    expect(form.checkValidity()).to.be.true;
    expect(new FormData(form).getAll('photo')).to.deep.equal([target.value]);
    expect(told).to.deep.equal(['progress', 'success', 'complete']);
  });

  describe('after a minute', () => {
    let clock: SinonFakeTimers;

    async function away() {
      const target = await uploading({ stallAt: 0 });
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
      const parent = found(target.parentElement);
      const told = record(target);
      target.remove();
      await clock.tickAsync(GRACE);
      clock.restore();
      return { target, parent, told };
    }

    it('pauses its uploads, and resumes them when it is back', async () => {
      await stack.faults({ method: 'POST', stallAt: 0 });
      const target = await element({
        'presign-endpoint': stack.presign(),
        'stall-timeout': '600',
        multiple: '',
        concurrency: '1',
      });
      const start = next(target, 'upload-start');
      await target.addFiles(await images(2));
      await start;
      const parent = found(target.parentElement);
      const told = record(target);
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
      target.remove();
      await clock.tickAsync(GRACE - 1);
      expect(told).not.to.include('pause');
      await clock.tickAsync(1);
      clock.restore();
      expect(told.filter((name) => name !== 'progress')).to.deep.equal(['pause', 'pause', 'complete']);
      await stack.faults();
      parent.append(target);
      await next(target, 'upload-complete');
      expect(states(target)).to.deep.equal(['stored', 'stored']);
    });

    it('resumes them when the page calls upload() while it is away', async () => {
      const { target } = await away();
      expect(states(target)).to.deep.equal(['paused']);
      await stack.faults();
      await target.upload();
      expect(states(target)).to.deep.equal(['stored']);
    });

    it('keeps a form that is away with it invalid, until the image is cancelled', async () => {
      const form = await fixture<HTMLFormElement>(html`<form></form>`);
      const target = await uploading({ stallAt: 0 });
      form.append(target);
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
      const whileStopping: boolean[] = [];
      target.addEventListener('upload-pause', () => whileStopping.push(form.checkValidity()));
      form.remove();
      await clock.tickAsync(GRACE);
      clock.restore();
      expect(states(target)).to.deep.equal(['paused']);
      expect(whileStopping).to.deep.equal([false]);
      expect(form.checkValidity()).to.be.false;
      expect(target.validity.badInput).to.be.true;
      target.abort();
      expect(form.checkValidity()).to.be.true;
    });

    for (const [what, act, state] of [
      ['cancelled', (target: S3ImageUpload) => target.abort(), 'aborted'],
      ['paused', (target: S3ImageUpload) => target.pause(), 'paused'],
    ] as const)
      it(`does not send images that the page has ${what} meanwhile`, async () => {
        const { target, parent } = await away();
        act(target);
        parent.append(target);
        await target.updateComplete;
        expect(states(target)).to.deep.equal([state]);
        target.abort();
      });

    it('leaves those paused that were before', async () => {
      const target = await uploading({ stallAt: 0 });
      const { parentElement } = target;
      target.pause();
      clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true });
      target.remove();
      await clock.tickAsync(GRACE);
      clock.restore();
      found(parentElement).append(target);
      await target.updateComplete;
      expect(states(target)).to.deep.equal(['paused']);
    });
  });

  it('has no timer left once its uploads have ended', async () => {
    const target = await uploading();
    const clock = useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout'],
      shouldAdvanceTime: true,
      shouldClearNativeTimers: true,
    });
    target.remove();
    await next(target, 'upload-complete');
    await until(() => clock.countTimers() === 0);
    clock.restore();
  });
});

describe('a form that waits', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  /** Elements whose images the submit uploads. Records what the form would send. */
  async function form(count: number, uploadOn = 'submit') {
    await stack.faults({ method: 'POST', delay: 150 });
    const place = await fixture(html`<div></div>`);
    place.innerHTML = `<form novalidate>${`<s3-image-upload name="photo" upload-on="${uploadOn}" retries="0"
      presign-endpoint="${stack.presign()}"></s3-image-upload>`.repeat(count)}</form>`;
    const made = found(place.querySelector('form'));
    const elements = [...made.querySelectorAll('s3-image-upload')];
    const sent: string[][] = [];
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(made).getAll('photo') as string[]);
    });
    for (const [index, each] of elements.entries()) await each.addFiles([await image(`${index}.jpg`)]);
    return { made, elements, sent, first: found(elements[0]) };
  }

  const settled = async (elements: S3ImageUpload[]) => {
    await Promise.all(elements.map((each) => each.upload()));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  it('is sent with the image of an element that was outside of the form for a while', async () => {
    const { made, sent, first } = await form(1);
    made.requestSubmit();
    await next(first, 'upload-start');
    first.remove();
    await Promise.resolve();
    made.append(first);
    await until(() => sent.length > 0);
    expect(sent).to.deep.equal([[first.value]]);
    expect(first.value).not.to.equal('');
  });

  for (const [what, change] of [
    ['leaves the document', (one: S3ImageUpload) => one.remove()],
    ['is moved to another form', (one: S3ImageUpload) => document.createElement('form').append(one)],
    ['is given to no form by its attribute', (one: S3ImageUpload) => one.setAttribute('form', 'none')],
    ['is disabled', (one: S3ImageUpload) => (one.disabled = true)],
  ] as const)
    it(`is not sent without the image of one of its elements that ${what}`, async () => {
      const { made, elements, sent, first } = await form(2);
      made.requestSubmit();
      await next(first, 'upload-start');
      change(first);
      await settled(elements);
      expect(sent).to.be.empty;
    });

  for (const uploadOn of ['select', 'submit'])
    it(`is not sent without an image that has failed, even without validation, with upload-on="${uploadOn}"`, async () => {
      const { made, elements, sent, first } = await form(1, uploadOn);
      await stack.faults({ method: 'POST', status: 403 });
      await first.addFiles([await image('refused.jpg')]);
      await settled(elements);
      expect(first.items.at(-1)?.state).to.equal('failed');
      made.requestSubmit();
      await settled(elements);
      expect(sent).to.be.empty;
      first.clear();
      made.requestSubmit();
      expect(sent).to.deep.equal([[]]);
    });

  it('is not sent by the browser without an image that the page has to upload, but the page can send it', async () => {
    const { made, elements, first } = await form(1, 'manual');
    const prevented: boolean[] = [];
    made.addEventListener('submit', ({ defaultPrevented }) => prevented.push(defaultPrevented), {
      capture: true,
    });
    made.requestSubmit();
    await settled(elements);
    expect(first.items[0]?.state).to.equal('stored');
    made.requestSubmit();
    expect(prevented).to.deep.equal([true, false]);
  });
});
