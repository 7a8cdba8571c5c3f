// The element before its engine is loaded, which can't happen in the task in which it is inserted.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { stub } from 'sinon';
import { image } from '../images.js';
import { next, record } from './fixtures.js';

let bytes: Blob;
before(async () => (bytes = await image()));

const file = (name = 'a.png') => new File([bytes], name, { type: 'image/png' });

/** An element in the document that is not rendered yet. */
function fresh(properties: Partial<S3ImageUpload> = {}): S3ImageUpload {
  const made = Object.assign(document.createElement('s3-image-upload'), properties);
  document.body.append(made);
  return made;
}

const names = (target: S3ImageUpload) => target.items.map(({ name }) => name);
const states = (target: S3ImageUpload) => target.items.map(({ state }) => state);
const idOf = (target: S3ImageUpload, index: number) => target.items[index]?.id ?? '';

/** An endpoint whose targets are not used, since the images wait for `upload()`. */
const manual = {
  multiple: true,
  uploadOn: 'manual',
  presign: () => new Promise<never>(() => {}),
} as const;

describe('before the engine is loaded', () => {
  let target: S3ImageUpload;
  afterEach(() => target.remove());

  it('items lists the added files in order', async () => {
    target = fresh(manual);
    const added = target.addFiles([file('a.png'), file('b.png')]);
    expect(names(target)).to.deep.equal(['a.png', 'b.png']);
    expect(states(target)).to.deep.equal(['checking', 'checking']);
    expect(target.items).to.be.frozen;
    expect((await added).map(({ name, state }) => `${name} ${state}`)).to.deep.equal([
      'a.png ready',
      'b.png ready',
    ]);
    expect(names(target)).to.deep.equal(['a.png', 'b.png']);
  });

  it('files that were added one after another keep that order', async () => {
    target = fresh(manual);
    await Promise.all(['a.png', 'b.png', 'c.png'].map((name) => target.addFiles([file(name)])));
    expect(names(target)).to.deep.equal(['a.png', 'b.png', 'c.png']);
    expect(states(target)).to.deep.equal(['ready', 'ready', 'ready']);
  });

  it('progress counts the bytes that will be sent', () => {
    target = fresh({ ...manual, uploadOn: 'select' });
    void target.addFiles([file()]);
    expect(target.progress).to.include({ loaded: 0, total: bytes.size, fraction: 0 });
  });

  it('abort() stops an image, and retry() checks it again', async () => {
    target = fresh({ ...manual, uploadOn: 'select' });
    const told = record(target);
    const added = target.addFiles([file()]);
    target.abort();
    expect(states(target)).to.deep.equal(['aborted']);
    expect(told).to.deep.equal(['abort']);
    target.retry();
    expect(states(target)).to.deep.equal(['checking']);
    expect((await added).map(({ state }) => state)).to.deep.equal(['presigning']);
    expect(told).to.deep.equal(['abort', 'add']);
  });

  it('an image that was aborted stays so', async () => {
    target = fresh({ ...manual, uploadOn: 'select' });
    const added = target.addFiles([file('a.png'), file('b.png')]);
    target.abort(idOf(target, 0));
    expect((await added).map(({ state }) => state)).to.deep.equal(['aborted', 'presigning']);
  });

  it('remove(id) removes an image', async () => {
    target = fresh(manual);
    const told = record(target);
    const added = target.addFiles([file('a.png'), file('b.png')]);
    target.remove(idOf(target, 0));
    expect(names(target)).to.deep.equal(['b.png']);
    expect((await added).map(({ name }) => name)).to.deep.equal(['b.png']);
    expect(told).to.deep.equal(['remove', 'add']);
  });

  it('move() moves an image', async () => {
    target = fresh(manual);
    const added = target.addFiles([file('a.png'), file('b.png'), file('c.png')]);
    target.move(idOf(target, 2), 0);
    expect(names(target)).to.deep.equal(['c.png', 'a.png', 'b.png']);
    await added;
    expect(names(target)).to.deep.equal(['c.png', 'a.png', 'b.png']);
  });

  it('clear() removes all images', async () => {
    target = fresh(manual);
    const added = target.addFiles([file('a.png'), file('b.png')]);
    target.clear();
    expect(target.items).to.be.empty;
    expect(await added).to.be.empty;
  });

  it('upload() queues the added images', async () => {
    target = fresh(manual);
    void target.addFiles([file()]);
    void target.upload();
    const started = next(target, 'upload-add');
    await started;
    await target.updateComplete;
    expect(states(target)).to.deep.equal(['presigning']);
  });

  it('addFiles() without files resolves to none', async () => {
    const idle =
      'requestIdleCallback' in globalThis ? stub(globalThis, 'requestIdleCallback').returns(0) : undefined;
    target = fresh(manual);
    expect(await target.addFiles([])).to.deep.equal([]);
    expect(await target.addFiles(null)).to.deep.equal([]);
    idle?.restore();
  });

  it('upload() without images resolves to none', async () => {
    target = fresh(manual);
    expect(await target.upload()).to.deep.equal([]);
  });

  it('value and images return what was set', () => {
    target = fresh({ multiple: true });
    target.value = '["/a.jpg", "/b.jpg"]';
    expect(target.value).to.equal('["/a.jpg","/b.jpg"]');
    expect(target.images.map(({ url }) => url)).to.deep.equal(['/a.jpg', '/b.jpg']);
    expect(states(target)).to.deep.equal(['stored', 'stored']);
    target.images = ['/c.jpg'];
    expect(target.value).to.equal('["/c.jpg"]');
  });

  it('a value that was set can be moved and removed', () => {
    target = fresh({ multiple: true, value: '["/a.jpg", "/b.jpg"]' });
    target.move(idOf(target, 1), 0);
    expect(target.value).to.equal('["/b.jpg","/a.jpg"]');
    target.remove(idOf(target, 0));
    expect(target.value).to.equal('["/a.jpg"]');
  });

  it('a form sends the value, without images that are not stored', () => {
    const form = document.createElement('form');
    document.body.append(form);
    target = fresh({ name: 'photo', multiple: true, value: '/a.jpg' });
    form.append(target);
    void target.addFiles([file()]);
    expect(new FormData(form).getAll('photo')).to.deep.equal(['/a.jpg']);
    form.remove();
  });

  it('validity says that an image is required, or on its way', () => {
    target = fresh({ required: true, uploadOn: 'select', presign: manual.presign });
    expect(target.validity.valueMissing).to.be.true;
    void target.addFiles([file()]);
    expect(target.validity).to.include({ valueMissing: false, badInput: true });
    expect(target.validationMessage).to.equal('Wait for the upload to finish.');
  });

  it('a form with an image waits for it, even without validation', async () => {
    const form = document.createElement('form');
    form.noValidate = true;
    document.body.append(form);
    target = fresh({ ...manual, name: 'photo', uploadOn: 'submit' });
    form.append(target);
    let isSent = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      isSent = true;
    });
    void target.addFiles([file()]);
    const asked = next(target, 'upload-submit');
    form.requestSubmit();
    expect((await asked).detail.items.map(({ name }) => name)).to.deep.equal(['a.png']);
    expect(isSent).to.be.false;
    form.remove();
  });

  it('a form of a dialog closes it at once', () => {
    const dialog = document.createElement('dialog');
    const form = document.createElement('form');
    form.method = 'dialog';
    form.noValidate = true;
    dialog.append(form);
    document.body.append(dialog);
    target = fresh({ ...manual, name: 'photo' });
    form.append(target);
    dialog.show();
    void target.addFiles([file()]);
    form.requestSubmit();
    expect(dialog.open).to.be.false;
    dialog.remove();
  });

  it('a form whose button leaves it meanwhile still waits for its images', async () => {
    const form = document.createElement('form');
    form.noValidate = true;
    const button = document.createElement('button');
    form.append(button);
    document.body.append(form);
    target = fresh({ ...manual, name: 'photo', uploadOn: 'submit' });
    form.append(target);
    form.addEventListener('submit', (event) => event.preventDefault());
    void target.addFiles([file()]);
    const asked = next(target, 'upload-submit');
    form.requestSubmit(button);
    button.remove();
    expect((await asked).detail.submitter).to.be.null;
    form.remove();
  });

  it('a form that is reset has no images', async () => {
    const form = document.createElement('form');
    document.body.append(form);
    target = fresh({ ...manual, name: 'photo', defaultValue: '/old.jpg' });
    form.append(target);
    const added = target.addFiles([file()]);
    form.reset();
    expect(target.images.map(({ url }) => url)).to.deep.equal(['/old.jpg']);
    expect(await added).to.be.empty;
    form.remove();
  });

  it('an element that is removed and inserted again keeps its images', async () => {
    target = fresh(manual);
    const added = target.addFiles([file()]);
    target.remove();
    document.body.append(target);
    expect((await added).map(({ state }) => state)).to.deep.equal(['ready']);
    await target.updateComplete;
    expect(target.shadowRoot?.querySelectorAll('[part~=item]')).to.have.length(1);
  });

  it('an element that is removed permanently still checks its files', async () => {
    target = fresh(manual);
    const added = target.addFiles([file()]);
    target.remove();
    expect((await added).map(({ state }) => state)).to.deep.equal(['ready']);
  });

  it('focus() focuses the button, which stays the same node when the engine is loaded', async () => {
    target = fresh(manual);
    target.focus();
    const button = target.shadowRoot?.activeElement;
    expect(button?.getAttribute('part')).to.equal('browse-button');
    await target.addFiles([file()]);
    await target.updateComplete;
    expect(target.shadowRoot?.activeElement).to.equal(button);
  });

  it('the file input stays the same node when the engine is loaded, since its picker may be open', async () => {
    target = fresh(manual);
    target.focus(); // renders it
    const input = target.shadowRoot?.querySelector('input');
    await target.addFiles([file()]);
    await target.updateComplete;
    expect(target.shadowRoot?.querySelector('input')).to.equal(input);
    expect(input?.isConnected).to.be.true;
  });
});
