// Changes of `value` and `images` by the page and the visitor, and the events `input` and `change`.
import { expect, fixture, html } from '@open-wc/testing';
import { S3ImageUpload } from 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, part, until } from './fixtures.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

describe('value', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  const make = async (attributes: string) => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    form.innerHTML = `<s3-image-upload name="p" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>`;
    const ours = found(form.querySelector('s3-image-upload'));
    await ours.updateComplete;
    return { form, ours };
  };
  const listen = (ours: S3ImageUpload) => {
    const told: string[] = [];
    for (const name of ['input', 'change'])
      ours.addEventListener(name, () => told.push(`${name} ${ours.value}`));
    return told;
  };
  const entries = (form: HTMLFormElement) => [...new FormData(form).entries()];

  for (const [name, early] of [
    ['value', { value: '/a.jpg' }],
    ['images', { multiple: true, images: [{ url: '/a.jpg' }] }],
  ] as const)
    it(`${name} that is set before the class is there is not lost`, async () => {
      const place = await fixture(html`<div></div>`);
      place.append(Object.assign(document.createElement(`early-${name}`), early));
      customElements.define(`early-${name}`, class extends S3ImageUpload {});
      const target = found(place.querySelector<S3ImageUpload>(`early-${name}`));
      await target.updateComplete;
      expect(target.images.map(({ url }) => url)).to.deep.equal(['/a.jpg']);
      target.value = '';
      expect(target.images).to.be.empty;
    });

  it('a broken picture is not a change (value before multiple)', async () => {
    const { ours } = await make('value="/nowhere.jpg" multiple');
    const told = listen(ours);
    await until(() => ours.renderRoot.querySelector('[part=placeholder]') !== null);
    await frame();
    expect(told).to.be.empty;
  });

  it('a change of value-as by the page dispatches no change event later', async () => {
    const { ours } = await make('value="/nowhere.jpg" multiple upload-on="manual"');
    await until(() => ours.renderRoot.querySelector('[part=placeholder]') !== null);
    await frame();
    ours.valueAs = 'json';
    await frame();
    const told = listen(ours);
    await ours.addFiles([await image()]);
    await frame();
    expect(told).to.be.empty;
  });

  it('the value attribute applies until the images are changed, also with multiple', async () => {
    const { ours } = await make('value="/a.jpg" multiple');
    ours.setAttribute('value', '/b.jpg');
    expect(JSON.parse(ours.value)).to.deep.equal(['/b.jpg']);
  });

  it('setting the value of an event keeps the image (value-as=key)', async () => {
    const { ours } = await make('value-as="key"');
    await ours.addFiles([await image()]);
    await ours.upload();
    const before = ours.images[0];
    // eslint-disable-next-line no-self-assign
    ours.value = ours.value;
    expect(ours.images[0]?.url).to.equal(before?.url);
  });

  it('setting the value of an event keeps the image (value-as=key, public-base)', async () => {
    const { ours } = await make('value-as="key" public-base="https://cdn.example/"');
    await ours.addFiles([await image()]);
    await ours.upload();
    const before = ours.images[0];
    const id = ours.items[0]?.id;
    // eslint-disable-next-line no-self-assign
    ours.value = ours.value;
    expect(ours.images[0]?.url).to.equal(before?.url);
    expect(ours.items[0]?.id).to.equal(id);
  });

  it('without multiple there is one image', async () => {
    const { form, ours } = await make(`value='["/a.jpg","/b.jpg"]'`);
    expect(ours.images.length).to.equal(1);
    expect(entries(form).length).to.equal(1);
  });

  it('without multiple there is one image if value is set while one is checked', async () => {
    const { ours } = await make('value="/a.jpg"');
    const added = ours.addFiles([await image('new.jpg')]);
    ours.value = '/b.jpg';
    await added;
    await ours.upload();
    expect(ours.items.map(({ name, state }) => `${name} ${state}`)).to.have.length(1);
  });

  it('without multiple there is one image if value is set while one is sent', async () => {
    const { ours } = await make('value="/a.jpg"');
    await ours.addFiles([await image('new.jpg')]);
    ours.value = '/b.jpg';
    await ours.upload();
    expect(ours.items.map(({ name, state }) => `${name} ${state}`)).to.have.length(1);
  });

  it('an empty URL is not an image', async () => {
    const { ours } = await make('required multiple');
    const warn = console.warn;
    console.warn = () => {};
    ours.images = [''];
    console.warn = warn;
    expect(ours.items).to.be.empty;
    expect(ours.validity.valueMissing).to.be.true;
  });

  it('a change event is dispatched even if a listener of the page moves or removes something', async () => {
    const { ours } = await make('multiple value="/a.jpg"');
    const told = listen(ours);
    ours.addEventListener('upload-success', ({ detail: { item } }) => ours.move(item.id, 0));
    await ours.addFiles([await image('new.jpg')]);
    await ours.upload();
    await frame();
    expect(told.length).to.equal(2);
  });

  it('a removal dispatches events even if a listener of the page clears the rest', async () => {
    const { ours } = await make(`multiple value='["/a.jpg","/b.jpg"]'`);
    const told = listen(ours);
    ours.addEventListener('upload-remove', () => ours.setAttribute('label', 'x'), { once: true });
    ours.addEventListener('upload-remove', () => ours.move(ours.items[0]?.id ?? '', 5), { once: true });
    part(ours, 'remove-button').click();
    await frame();
    expect(told.length).to.equal(2);
  });

  it('fields that are set for an existing image are applied (its key)', async () => {
    const { ours } = await make('value="/a.jpg" multiple value-as="key"');
    ours.images = [{ url: '/a.jpg', key: 'k/a' }];
    expect(ours.images[0]?.key).to.equal('k/a');
  });

  it('falsy properties are false, as on a native control', async () => {
    const { ours } = await make('');
    const native = document.createElement('input');
    for (const falsy of [0, '', NaN, null, undefined])
      for (const name of ['required', 'disabled'] as const) {
        ours[name] = falsy as never;
        native[name] = falsy as never;
        expect(`${name} ${String(falsy)} ${String(ours.hasAttribute(name))}`).to.equal(
          `${name} ${String(falsy)} ${String(native.hasAttribute(name))}`,
        );
      }
  });

  it('setCustomValidity accepts the same arguments as a native one', async () => {
    const { ours } = await make('');
    for (const text of [undefined, null, 5]) {
      ours.setCustomValidity(text as never);
      expect(ours.validity.customError).to.be.true;
    }
    ours.setCustomValidity('');
    expect(ours.validity.valid).to.be.true;
  });

  it('not user-invalid if a visitor only tabs through images that the page has set', async () => {
    const { ours } = await make('required multiple value="/a.jpg"');
    ours.images = [];
    await ours.updateComplete;
    ours.focus();
    (document.activeElement as HTMLElement).blur();
    await frame();
    await ours.updateComplete;
    expect(ours.matches(':state(user-invalid)')).to.be.false;
  });

  it('a visitor’s file that replaces an image: one change', async () => {
    const { ours } = await make('value="/a.jpg"');
    const told = listen(ours);
    await ours.addFiles([await image('new.jpg')]);
    await ours.upload();
    await frame();
    expect(told.filter((one) => one.startsWith('change'))).to.have.length(1);
  });

  it('a file of another realm keeps its name', async () => {
    const { ours } = await make('upload-on="manual"');
    const frameElement = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const { File: Theirs } = frameElement.contentWindow as unknown as { File: typeof File };
    const [item] = await ours.addFiles([new Theirs([await image()], 'theirs.jpg', { type: 'image/jpeg' })]);
    expect(item?.name).to.equal('theirs.jpg');
  });

  it('a key that begins with a bracket is returned', async () => {
    const { ours } = await make('value-as="key"');
    ours.images = [{ url: '/a.jpg', key: '[draft] a.jpg' }];
    const { value } = ours;
    ours.value = '';
    const warn = console.warn;
    console.warn = () => {};
    ours.value = value;
    console.warn = warn;
    expect(ours.value).to.equal('[draft] a.jpg');
  });

  it('reset keeps images that were not changed (without upload-remove)', async () => {
    const { form, ours } = await make('value="/a.jpg"');
    let removed = 0;
    ours.addEventListener('upload-remove', () => (removed += 1));
    form.reset();
    expect(removed).to.equal(0);
  });

  it('value set in a listener of input: one change event for the visitor’s change', async () => {
    const { ours } = await make(`multiple value='["/a.jpg","/b.jpg"]'`);
    const told = listen(ours);
    ours.addEventListener('input', () => (ours.value = '["/c.jpg"]'), { once: true });
    part(ours, 'remove-button').click();
    await next(ours, 'change');
    await frame();
    expect(told.length).to.equal(2);
  });
});
