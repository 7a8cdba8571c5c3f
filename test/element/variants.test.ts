// The focus in each variant, and behaviour of single variants.
import { expect, fixture, html } from '@open-wc/testing';
import { image } from '../images.js';
import { element, found, has, openList, part, until } from './fixtures.js';
import { still, gallery } from './gallery-fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

describe('focus and variants', () => {
  for (const variant of variantNames) {
    it(`${variant}: removing the only image keeps the focus in the element`, async () => {
      const target = await element({ variant, 'upload-on': 'manual' });
      await target.addFiles([await image()]);
      await until(() => has(target, 'remove-button'));
      await still();
      openList(target);
      part(target, 'remove-button').focus();
      part(target, 'remove-button').click();
      await still();
      expect(target.shadowRoot?.activeElement).not.to.be.null;
    });
    it(`${variant}: removing a rejected file keeps the focus in the element`, async () => {
      const target = await element({ variant, 'upload-on': 'manual', accept: 'image/png' });
      await target.addFiles([await image()]);
      await until(() => has(target, 'remove-button'));
      await still();
      openList(target);
      part(target, 'remove-button').focus();
      part(target, 'remove-button').click();
      await still();
      expect(target.shadowRoot?.activeElement).not.to.be.null;
    });
    it(`${variant}: changing the variant keeps the focus`, async () => {
      const target = await element({ variant, value: '/a.jpg' });
      await until(() => has(target, 'remove-button'));
      await still();
      openList(target);
      part(target, 'remove-button').focus();
      target.variant = variant === 'gallery' ? 'avatar' : 'gallery';
      await still(20);
      expect(target.shadowRoot?.activeElement).not.to.be.null;
    });
  }

  it('the focus stays on a control of the page', async () => {
    const target = await gallery('abc');
    const other = await fixture<HTMLInputElement>(html`<input />`);
    other.focus();
    target.remove(target.items[0]?.id ?? '');
    await still();
    expect(document.activeElement).to.equal(other);
  });

  it('avatar: without multiple, an image that was aborted before its check is shown', async () => {
    const target = await element({ variant: 'avatar', 'upload-on': 'select' });
    await until(() => has(target, 'browse-button'));
    const added = target.addFiles([await image()]);
    target.abort();
    await added;
    await still();
    expect(target.items.length > 0).to.equal(has(target, 'item'));
  });

  it('avatar: a replacement that fails leaves the previous photo', async () => {
    const target = await element({ variant: 'avatar', value: '/test/image/files/plain.jpg', retries: '0' });
    target.presign = () => Promise.reject(new Error('no'));
    await until(() => has(target, 'item'));
    const warn = console.warn;
    console.warn = () => {};
    await target.addFiles([await image()]);
    await target.upload();
    console.warn = warn;
    expect(target.value).to.equal('/test/image/files/plain.jpg');
    await until(() => has(target, 'item-failed'));
    const src = () => part(target, 'thumbnail').querySelector('img')?.getAttribute('src');
    expect(src(), 'the photo that the form sends').to.equal('/test/image/files/plain.jpg');
    expect(has(target, 'error')).to.be.true;
    target.remove(target.items.find(({ state }) => state === 'failed')?.id ?? '');
    await target.updateComplete;
    expect(src()).to.equal('/test/image/files/plain.jpg');
    expect(has(target, 'error')).to.be.false;
  });

  for (const [name, attributes, files] of [
    ['nothing', {}, []],
    ['a refused file', {}, [new File(['text'], 'a.txt')]],
    ['a photo', { value: '/test/image/files/plain.jpg' }, []],
  ] as const)
    it(`avatar: with ${name} it shows that it can be pressed`, async () => {
      const target = await element({ variant: 'avatar', ...attributes });
      await until(() => has(target, 'browse-button'));
      await target.addFiles(files);
      await target.updateComplete;
      const veil = found(target.renderRoot.querySelector('.veil'));
      expect(getComputedStyle(veil).opacity).to.equal('1');
      expect(veil.getBoundingClientRect().height).to.be.above(10);
    });

  it('avatar with a value of several images shows the image that it sends', async () => {
    const target = await element({ variant: 'avatar', value: '["/a.jpg","/b.jpg"]', name: 'x' });
    await until(() => has(target, 'thumbnail'));
    const src = part(target, 'thumbnail').querySelector('img')?.getAttribute('src');
    expect(src).to.equal(target.value);
  });

  it('a button in a flex toolbar is as wide as its text', async () => {
    const bar = await fixture<HTMLElement>(
      html`<div style="display:flex; width:600px">
        <s3-image-upload variant="button"></s3-image-upload><button>Other</button>
      </div>`,
    );
    const target = found(bar.querySelector('s3-image-upload'));
    await target.updateComplete;
    await still();
    const { width, height } = target.getBoundingClientRect();
    const inner = part(target, 'browse-button').getBoundingClientRect();
    expect(width).to.be.within(inner.width - 1, inner.width + 4);
    expect(height).to.be.within(inner.height - 1, inner.height + 4);
  });

  it('a button in a container without width does not overflow by hundreds', async () => {
    const bar = await fixture<HTMLElement>(
      html`<div style="width:0"><s3-image-upload variant="button" value="/a.jpg"></s3-image-upload></div>`,
    );
    const target = found(bar.querySelector('s3-image-upload'));
    await target.updateComplete;
    await still();
    expect(target.getBoundingClientRect().width).to.be.below(300);
  });
});

for (const variant of variantNames)
  it(`${variant}: no two controls have the same accessible name, whatever the names of the images`, async () => {
    const value = '["/a/image.png", "/b/image.png", "/c/image.png"]';
    const many = variant !== 'avatar' && { multiple: '', value };
    const target = await element({ variant, 'upload-on': 'manual', accept: 'image/png', ...many });
    await target.addFiles([await image('image.png'), await image('image.png')]); // JPEG, which is rejected
    const names = () =>
      [...target.renderRoot.querySelectorAll('button[aria-label], input[aria-label]')]
        .filter((control) => !control.closest('[inert]')) // a row that fades out
        .map(({ ariaLabel }) => ariaLabel);
    await until(() => names().length >= target.items.length);
    expect(names()).to.deep.equal([...new Set(names())]);
  });
