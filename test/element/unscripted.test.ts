// An input in the tag, for browsers without script.
import { expect, fixture, html } from '@open-wc/testing';
import 's3-image-upload';
import { image } from '../images.js';
import { found, next, transfer, until } from './fixtures.js';

async function form(content: string, attributes = '') {
  const made = await fixture<HTMLFormElement>(html`<form></form>`);
  made.innerHTML = `<s3-image-upload upload-on="manual" ${attributes}>${content}</s3-image-upload>`;
  const target = found(made.querySelector('s3-image-upload'));
  return { made, target, input: made.querySelector('input') };
}

describe('an input in the tag', () => {
  it('hands over its name, accept, required and multiple, and is hidden', async () => {
    const { made, target, input } = await form(
      '<label>Photos <input type="file" name="photos" accept="image/png" required multiple></label>',
    );
    await until(() => input?.name === '');
    expect(target).to.include({ name: 'photos', accept: 'image/png', required: true, multiple: true });
    expect(input?.checkVisibility()).to.be.false;
    expect(made.elements.namedItem('photos')).to.equal(target);
    expect(made.checkValidity()).to.be.false;
    expect(input?.validity.valid).to.be.true;
    target.required = false;
    expect([...new FormData(made).keys()]).to.be.empty;
  });

  it('keeps the attributes of the tag', async () => {
    const { target, input } = await form('<input type="file" name="a" accept="image/*">', 'name="b"');
    await until(() => input?.name === '');
    expect(target.name).to.equal('b');
    expect(target.accept).to.equal('image/*');
  });

  it('hands over attributes again that a script which morphs the page has set or removed', async () => {
    const { made, target, input } = await form('<input type="file" name="photos" required multiple>');
    await until(() => input?.name === '');
    target.removeAttribute('name');
    target.removeAttribute('required');
    input?.setAttribute('name', 'photos');
    input?.setAttribute('required', '');
    await until(() => input?.name === '');
    expect(target).to.include({ name: 'photos', required: true, multiple: true });
    expect(made.elements.namedItem('photos')).to.equal(target);
    expect(input?.validity.valid).to.be.true;
  });

  it('does not undo later changes by the page', async () => {
    const { target, input } = await form('<input type="file" name="photos" accept="image/png" multiple>');
    await until(() => input?.name === '');
    Object.assign(target, { name: 'portrait', accept: 'image/*', multiple: false });
    input?.setAttribute('name', 'photos');
    await until(() => input?.name === '');
    expect(target).to.include({ name: 'portrait', accept: 'image/*', multiple: false });
  });

  it('hands over its files, and those that are chosen later by its label', async () => {
    const { target } = await form('', 'multiple');
    const input = document.createElement('input');
    input.type = 'file';
    input.files = transfer(await image('early.jpg')).files;
    target.append(input);
    await next(target, 'upload-add');
    input.files = transfer(await image('late.jpg')).files;
    let told = 0;
    target.addEventListener('change', () => (told += 1));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await next(target, 'upload-add');
    expect(target.items.map(({ name }) => name)).to.deep.equal(['early.jpg', 'late.jpg']);
    expect(input.files).to.have.length(0);
    expect(told).to.equal(0);
  });

  it('can be parsed after the element', async () => {
    const { target } = await form('');
    await target.updateComplete;
    const input = document.createElement('input');
    input.type = 'file';
    input.name = 'late';
    target.append(input);
    await until(() => target.name === 'late');
    expect(input.name).to.equal('');
  });

  for (const type of ['input', 'change', 'cancel'])
    it(`does not let its ${type} leave the element, as the drawn input`, async () => {
      const { made, target, input } = await form('<input type="file" name="photos">');
      await until(() => input?.name === '');
      await target.updateComplete;
      let told = 0;
      made.addEventListener(type, () => (told += 1));
      for (const one of [input, target.shadowRoot?.querySelector('input[type=file]')])
        // As in browsers, only `input` is composed.
        found(one).dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
      expect(told).to.equal(0);
    });

  it('keeps properties that a script has set before', async () => {
    const place = await fixture(html`<div></div>`);
    const target = document.createElement('s3-image-upload');
    target.accept = 'image/png';
    target.innerHTML = '<input type="file" name="x" accept="image/*">';
    place.append(target);
    await until(() => target.name === 'x');
    expect(target.accept).to.equal('image/png');
  });

  it('can be inserted into a label that is in the tag already', async () => {
    const { target } = await form('<label></label>');
    await target.updateComplete;
    const label = found(target.querySelector('label'));
    label.innerHTML = '<input type="file" name="inner">';
    await until(() => target.name === 'inner');
    expect(label.querySelector('input')?.name).to.equal('');
  });

  it('does not close a dialog around it when its picker is dismissed', async () => {
    const { made, target, input } = await form('<input type="file" name="photos">');
    await until(() => input?.name === '');
    const dialog = document.createElement('dialog');
    made.append(dialog);
    dialog.append(target);
    dialog.addEventListener('cancel', () => dialog.close());
    dialog.showModal();
    found(input).dispatchEvent(new Event('cancel', { bubbles: true }));
    expect(dialog.open).to.be.true;
  });
});
