import { expect, fixture, html } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, next, pictured } from './fixtures.js';

/** An SVG, whose picture is an object URL of the file itself. */
const drawing = () =>
  new File(['<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'], 'a.svg', {
    type: 'image/svg+xml',
  });

const canBeRead = (url: string | undefined) =>
  fetch(url ?? '').then(
    () => true,
    () => false,
  );

describe('an element', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('continues to upload when it is moved in the document', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const elsewhere = await fixture(html`<div></div>`);
    await target.addFiles([await image()]);
    elsewhere.append(target);
    expect((await next(target, 'upload-success')).detail.item.state).to.equal('stored');
    await pictured(target);
    expect(await canBeRead(target.items[0]?.previewUrl)).to.be.true;
  });

  it('revokes its previews when it is removed, and draws them again when it is back', async () => {
    const target = await element({ 'upload-on': 'manual', accept: '.svg' });
    await target.addFiles([drawing()]);
    await pictured(target);
    const preview = target.items[0]?.previewUrl;
    expect(await canBeRead(preview)).to.be.true;
    const parent = target.parentElement;
    target.remove();
    expect(await canBeRead(preview)).to.be.false;
    expect(target.items[0]?.previewUrl).to.be.undefined;
    parent?.append(target);
    await pictured(target);
    expect(await canBeRead(target.items[0]?.previewUrl)).to.be.true;
  });

  it('leaves the document at remove() without an id, as every element does', async () => {
    const target = await element();
    target.remove();
    expect(target.isConnected).to.be.false;
  });

  it('revokes the preview of an image that is removed', async () => {
    const target = await element({ 'upload-on': 'manual', accept: '.svg' });
    const [item] = await target.addFiles([drawing()]);
    await pictured(target);
    const preview = target.items[0]?.previewUrl;
    target.remove(item?.id);
    while (await canBeRead(preview)) await new Promise(requestAnimationFrame);
  });

  it('is independent of another on the same page', async () => {
    const [one, other] = [await element({ 'upload-on': 'manual' }), await element({ 'upload-on': 'manual' })];
    await one.addFiles([await image()]);
    expect(other.items).to.be.empty;
  });

  it('accepts properties and files before it is in a document', async () => {
    const target = document.createElement('s3-image-upload');
    target.uploadOn = 'manual';
    target.maxSize = '1KB';
    const [item] = await target.addFiles([await image()]);
    expect(item).to.have.nested.property('error.code', 'too-large');
  });

  it('applies an attribute as soon as it is set', async () => {
    const target = await element({ 'upload-on': 'manual' });
    target.setAttribute('max-size', '1KB');
    const [item] = await target.addFiles([await image()]);
    expect(item?.state).to.equal('rejected');
  });

  it('returns frozen snapshots', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const [item] = await target.addFiles([await image()]);
    expect(Object.isFrozen(item)).to.be.true;
    const { items } = target;
    target.clear();
    expect(items).to.have.length(1);
    expect(target.items).to.be.empty;
  });

  it('dispatches events that leave its shadow roots', async () => {
    const outer = await fixture(html`<div></div>`);
    const shadow = outer.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<s3-image-upload upload-on="manual"></s3-image-upload>';
    const heard = next(outer as HTMLElement, 'upload-add');
    await shadow.querySelector('s3-image-upload')?.addFiles([await image('deep.jpg')]);
    expect((await heard).detail.item.name).to.equal('deep.jpg');
  });

  it('accepts the Blob of a canvas, which has no name', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('filename') });
    await target.addFiles([new Blob([await image()], { type: 'image/jpeg' })]);
    const [item] = await target.upload();
    expect(item).to.include({ name: 'image', state: 'stored' });
  });

  it('can be created by innerHTML', async () => {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = '<s3-image-upload upload-on="manual" multiple></s3-image-upload>';
    const target = place.querySelector('s3-image-upload');
    await target?.updateComplete;
    expect(target).to.include({ uploadOn: 'manual', multiple: true });
  });
});
