// A visitor who signs in in another tab, and comes back.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, next, record } from './fixtures.js';

const signOut = () => (document.cookie = 'signed-in=; path=/; max-age=0');

function show(visibilityState: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a tab that is visible again', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => {
    signOut();
    Reflect.deleteProperty(document, 'visibilityState'); // what it is by its prototype again
  });

  async function refused() {
    const target = await element({ 'presign-endpoint': stack.presign('session') });
    const failed = next(target, 'upload-error');
    await target.addFiles([await image()]);
    expect((await failed).detail.error.code).to.equal('presign-refused');
    return target;
  }

  it('uploads what the endpoint had refused, where the visitor has signed in meanwhile', async () => {
    const target = await refused();
    show('hidden');
    document.cookie = 'signed-in=1; path=/';
    const stored = next(target, 'upload-success');
    show('visible');
    expect((await stored).detail.item.state).to.equal('stored');
  });

  it('leaves it failed where the visitor has not', async () => {
    const target = await refused();
    const failed = next(target, 'upload-error');
    show('hidden');
    show('visible');
    expect((await failed).detail.item.state).to.equal('failed');
  });

  it('tries nothing else again by itself', async () => {
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

  it('is nothing to an element that has left the document', async () => {
    const target = await refused();
    target.remove();
    show('visible');
    expect(target.items[0]?.state).to.equal('failed');
  });
});
