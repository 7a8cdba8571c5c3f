// The element at different places of a page, and inserted at different times.
import { expect, fixture, html } from '@open-wc/testing';
import { S3ImageUpload } from 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, found, has, next, part, until } from './fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

/** Defines the element under another name, as a page with its own bundle can. */
function define(name: string): typeof S3ImageUpload {
  const Again = class extends S3ImageUpload {};
  customElements.define(name, Again);
  return Again;
}

describe('an element that is there before its class', () => {
  it('applies the properties that were set, and the attributes', async () => {
    const place = await fixture(html`<form></form>`);
    place.innerHTML = '<late-upload name="photo" required max-size="1KB" upload-on="manual"></late-upload>';
    const target = found(place.querySelector<S3ImageUpload>('late-upload'));
    target.multiple = true;
    target.images = [{ url: '/a.jpg' }];
    target.accept = 'image/jpeg';
    define('late-upload');
    await target.updateComplete;
    expect(target).to.be.instanceOf(S3ImageUpload);
    expect(target).to.include({ multiple: true, accept: 'image/jpeg', name: 'photo', required: true });
    expect(target.images.map(({ url }) => url)).to.deep.equal(['/a.jpg']);
    expect([...new FormData(place as HTMLFormElement)]).to.deep.equal([['photo', '/a.jpg']]);
    const [rejected] = await target.addFiles([await image('a.jpg')]);
    expect(rejected).to.have.nested.property('error.code', 'too-large');
  });

  it('adds files that were chosen in an input before', async () => {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = '<slow-upload upload-on="manual"><input type="file"></slow-upload>';
    const data = new DataTransfer();
    data.items.add(await image('early.jpg'));
    found(place.querySelector('input')).files = data.files;
    define('slow-upload');
    const target = place.firstElementChild as S3ImageUpload;
    await until(() => target.items[0]?.state === 'ready');
    expect(target.items[0]?.name).to.equal('early.jpg');
  });
});

describe('an element', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('is cloned as the page wrote it, without chosen files', async () => {
    const target = await element({
      name: 'photo',
      'upload-on': 'manual',
      variant: 'gallery',
      value: '/a.jpg',
    });
    await target.addFiles([await image()]);
    target.after(target.cloneNode(true));
    const clone = found(target.parentElement?.querySelectorAll('s3-image-upload')[1]);
    await clone.updateComplete;
    expect(clone).to.include({ name: 'photo', uploadOn: 'manual', variant: 'gallery', value: '/a.jpg' });
    expect(clone.items.map(({ state }) => state)).to.deep.equal(['stored']);
  });

  it('works in nested shadow roots, and its events leave them', async () => {
    const outer = await fixture(html`<div></div>`);
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    inner.attachShadow({ mode: 'open' }).innerHTML =
      `<form><s3-image-upload name="photo" presign-endpoint="${stack.presign()}"></s3-image-upload></form>`;
    const target = found(inner.shadowRoot?.querySelector('s3-image-upload'));
    const heard = next(outer as HTMLElement, 'upload-success');
    const changed = next(outer as HTMLElement, 'change');
    await target.addFiles([await image()]);
    await Promise.all([heard, changed]);
    expect([...new FormData(found(target.form))]).to.deep.equal([['photo', target.value]]);
    await until(() => has(target, 'remove-button'));
    part(target, 'remove-button').focus();
    part(target, 'remove-button').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })); // by a pointer
    await until(() => target.shadowRoot?.activeElement === part(target, 'browse-button'));
  });

  it('works in a frame', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const inside = found(frame.contentDocument);
    const target = document.createElement('s3-image-upload');
    target.presignEndpoint = stack.presign();
    inside.body.append(target); // adopted from this document
    await target.addFiles([await image()]);
    await target.upload();
    await target.updateComplete;
    expect(target.items[0]?.state).to.equal('stored');
    expect(target.renderRoot.querySelector('li')).not.to.be.null;
  });

  it('keeps its styles, images and upload when another document adopts it', async () => {
    await stack.faults({ method: 'POST', stallAt: 0, times: 1 });
    const frame = await fixture<HTMLIFrameElement>(html`<iframe style="inline-size: 500px"></iframe>`);
    const target = await element({ 'presign-endpoint': stack.presign(), variant: 'avatar' });
    await target.addFiles([await image()]);
    await next(target, 'upload-start');
    const looks = () => {
      const button = found(target.renderRoot.querySelector('button'));
      const { borderRadius, inlineSize } = found(button.ownerDocument.defaultView).getComputedStyle(button);
      return { borderRadius, inlineSize };
    };
    const before = looks();
    expect(before.borderRadius).to.equal('50%');
    found(frame.contentDocument).body.append(target);
    await target.updateComplete;
    expect(looks()).to.deep.equal(before);
    expect(target.items[0]?.state).to.equal('uploading');
    document.body.append(target);
    await target.updateComplete;
    expect(looks()).to.deep.equal(before);
    target.abort();
    target.remove();
  });

  it('works two hundred times on a page, each independently', async () => {
    const place = await fixture(html`<form></form>`);
    place.innerHTML = '<s3-image-upload name="photo" value="/a.jpg"></s3-image-upload>'.repeat(200);
    const all = [...place.querySelectorAll('s3-image-upload')];
    await Promise.all(all.map((one) => one.updateComplete));
    expect(new FormData(place as HTMLFormElement).getAll('photo')).to.have.length(200);
    const [first, last] = [found(all[0]), found(all.at(-1))];
    first.value = '';
    await last.addFiles([new File(['text'], 'b.jpg')]);
    expect(all.filter(({ value }) => value === '/a.jpg')).to.have.length(199);
    expect(all.filter(({ items }) => items.some(({ state }) => state === 'rejected'))).to.deep.equal([last]);
  });

  it('stops completely if it is removed during an upload and the page aborts it', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign(), variant: 'gallery', multiple: '' });
    await target.addFiles([await image('a.jpg'), await image('b.jpg')]);
    await next(target, 'upload-start');
    const ended = next(target, 'upload-complete');
    target.remove();
    target.abort();
    await ended;
    expect(target.items.map(({ state }) => state)).to.deep.equal(['aborted', 'aborted']);
  });
});

describe('a hostile file name', () => {
  const names = [
    '<img src=x onerror=alert(1)>.jpg',
    '"><script>alert(1)</script>.jpg',
    '${alert(1)}{name}{count}.jpg',
    'photo\u202egpj.exe',
    `${'long '.repeat(2000)}.jpg`,
    '\u0000\n\t.jpg',
    '.jpg',
  ];
  for (const variant of variantNames)
    it(`is shortened text that does not change the direction around it, in ${variant}`, async () => {
      for (const name of names) {
        const target = await element({ variant, 'upload-on': 'manual', required: '' });
        await target.addFiles([await image(name), new File(['text'], name)]);
        target.reportValidity();
        await target.updateComplete;
        const { renderRoot } = target;
        await until(() => renderRoot.querySelector('[part~=item] button') !== null);
        expect(renderRoot.querySelector('script, img[onerror], img[src=x]')).to.be.null;
        const texts = [...renderRoot.querySelectorAll('*')].flatMap((one) => [
          one.childElementCount === 0 ? one.textContent : '',
          ...['aria-label', 'title'].map((attribute) => one.getAttribute(attribute) ?? ''),
        ]);
        for (const text of [...texts, target.validationMessage]) {
          expect(text.length, text.slice(0, 40)).to.be.below(300);
          expect(text).not.to.match(/[\u202a-\u202e]/);
        }
        expect(target.scrollWidth).to.be.at.most(target.clientWidth + 1);
        target.remove();
      }
    });
});
