// A visitor who signs in in another tab, and returns.
import { expect } from '@open-wc/testing';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, next, record } from './fixtures.js';

const signOut = () => (document.cookie = 'signed-in=; path=/; max-age=0');

function show(visibilityState: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState });
  document.dispatchEvent(new Event('visibilitychange'));
}

const focus = () => window.dispatchEvent(new Event('focus'));

describe('a tab that is visible again', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => {
    signOut();
    Reflect.deleteProperty(document, 'visibilityState'); // restores the value of the prototype
  });

  async function refused(count = 1) {
    const target = await element({ 'presign-endpoint': stack.presign('session'), multiple: '' });
    const complete = next(target, 'upload-complete');
    await target.addFiles(await images(count));
    for (const item of (await complete).detail.items)
      expect(item).to.have.nested.property('error.code', 'presign-refused');
    return target;
  }

  it('uploads images that the endpoint had refused, if the visitor has signed in meanwhile', async () => {
    const target = await refused();
    show('hidden');
    document.cookie = 'signed-in=1; path=/';
    const stored = next(target, 'upload-success');
    show('visible');
    expect((await stored).detail.item.state).to.equal('stored');
  });

  it('uploads them also if the visitor has signed in in a pop-up window, which does not hide the page', async () => {
    const target = await refused();
    document.cookie = 'signed-in=1; path=/';
    const stored = next(target, 'upload-success');
    focus();
    expect((await stored).detail.item.state).to.equal('stored');
  });

  it('requests the target of one image, and of the others once that one has succeeded', async () => {
    const target = await refused(3);
    let complete = next(target, 'upload-complete');
    const told = record(target);
    show('visible');
    focus(); // browsers dispatch both events
    await complete;
    expect(told, 'not signed in').to.deep.equal(['error', 'complete']);
    document.cookie = 'signed-in=1; path=/';
    complete = next(target, 'upload-complete');
    show('visible');
    await complete;
    expect(target.items.map(({ state }) => state)).to.deep.equal(['stored', 'stored', 'stored']);
  });

  it('leaves them failed if the visitor has not signed in', async () => {
    const target = await refused();
    const failed = next(target, 'upload-error');
    show('hidden');
    show('visible');
    expect((await failed).detail.item.state).to.equal('failed');
  });

  it('does not retry other failures', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('status/404') });
    const failed = next(target, 'upload-error');
    await target.addFiles([await image()]);
    await failed;
    const told = record(target);
    show('hidden');
    show('visible');
    expect(told).to.deep.equal([]);
    expect(target.items[0]?.state).to.equal('failed');
  });

  it('does not affect an element that has left the document', async () => {
    const target = await refused();
    target.remove();
    show('visible');
    focus();
    expect(target.items[0]?.state).to.equal('failed');
  });
});
