// Required alternative texts: an image needs a text, or has to be marked as decorative.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { needs } from '../abilities.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, focused, found, has, nearElement, part, until } from './fixtures.js';
import { submittedForm } from './submitted-form.js';

const variants = ['dropzone', 'button', 'avatar', 'gallery'] as const;

/** Images that exist already, one for each letter, and the fields of those without a text. */
async function required(
  letters: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<S3ImageUpload> {
  const value = JSON.stringify(Array.from(letters, (letter) => `/${letter}.jpg`));
  const target = await nearElement({ 'required-alt': '', multiple: '', value, ...attributes });
  await until(() => fields(target).length === letters.length);
  return target;
}

const fields = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLInputElement>('[part=alt-input]'),
];
const marks = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLInputElement>('[part=decorative] input'),
];
const alts = (target: S3ImageUpload) => target.images.map(({ alt }) => alt);

async function write(target: S3ImageUpload, index: number, text: string): Promise<void> {
  const field = found(fields(target)[index]);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await target.updateComplete;
}

async function mark(target: S3ImageUpload, index: number): Promise<void> {
  found(marks(target)[index]).click();
  await target.updateComplete;
}

describe('alternative text as a rule', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  for (const variant of variants) {
    it(`a ${variant} is not valid without a text, says so, and the focus goes to its field`, async () => {
      const target = await required('a', { variant });
      expect(target.validity.valueMissing).to.be.true;
      expect(target.validationMessage).to.equal('Describe a.jpg, or mark it as decorative.');
      target.reportValidity();
      await target.updateComplete;
      expect(focused()?.getAttribute('part')).to.equal('alt-input');
      expect(part(target, 'alt-input').getAttribute('aria-invalid')).to.equal('true');
      await expect(target).to.be.accessible();
    });

    it(`a ${variant} is valid once the image is described, or marked as decorative`, async () => {
      const target = await required('a', { variant });
      await write(target, 0, 'A lake');
      expect(target.validity.valid).to.be.true;
      await write(target, 0, ' ');
      expect(target.validity.valid, 'a blank is no text').to.be.false;
      expect(alts(target)).to.deep.equal([undefined]);
      await mark(target, 0);
      expect(target.validity.valid).to.be.true;
      expect(alts(target)).to.deep.equal(['']);
    });

    it(`a ${variant} does not require a text without required-alt`, async () => {
      const target = await nearElement({ variant, value: '/a.jpg' });
      await until(() => has(target, 'thumbnail'));
      expect(target.validity.valid).to.be.true;
      expect(has(target, 'alt-input')).to.equal(variant === 'gallery');
    });
  }

  it('focuses the first missing text, and the next once that is written', async () => {
    const target = await required('abc');
    await write(target, 0, 'A lake');
    expect(target.validationMessage).to.contain('b.jpg');
    target.reportValidity();
    expect(focused()?.id).to.equal(fields(target)[1]?.id);
    await mark(target, 1);
    expect(target.validationMessage).to.contain('c.jpg');
  });

  it('in a gallery of hundreds the field that gets the focus is drawn', async () => {
    const images = Array.from({ length: 300 }, (_, index) => ({
      url: `/test/image/files/plain.jpg?${index}`,
      name: `photo-${index}.jpg`,
      alt: index === 299 ? undefined : 'A lake',
    }));
    const target = await element({ variant: 'gallery', multiple: '', 'required-alt': '' });
    target.images = images;
    await until(() => target.renderRoot.querySelectorAll('li').length === 300);
    await target.updateComplete;
    target.reportValidity();
    expect(focused()?.closest('li')?.textContent).to.contain('photo-299.jpg');
  });

  for (const variant of ['dropzone', 'gallery'])
    it(`in a list that is scrolled, the field that gets the focus is in view with its image, ${variant}`, async function () {
      await needs(this, 'keep the scroll margin of what gets the focus');
      const target = await required('abcdefghijklmnopqrst', { variant });
      const scroller = found(part(target, 'list').parentElement);
      await until(() => scroller.matches('.full'));
      scroller.scrollTop = scroller.scrollHeight;
      target.reportValidity();
      await until(() => focused()?.getAttribute('part') === 'alt-input');
      // Some browsers scroll later than they move the focus.
      const top = (of: Element) => of.getBoundingClientRect().top;
      await until(() => top(part(target, 'thumbnail')) >= top(scroller));
    });

  it('an invalid submit focuses the field, even if the submit sends the images', async () => {
    const { ours, sent, publish } = await submittedForm(stack, 'required-alt upload-on="submit"');
    await ours.addFiles([await image('a.jpg')]);
    await ours.updateComplete;
    publish.click();
    await ours.updateComplete;
    expect(ours.items[0]?.state, 'nothing is sent before that').to.equal('ready');
    expect(focused()?.getAttribute('part')).to.equal('alt-input');
    await write(ours, 0, 'A lake');
    publish.click();
    await until(() => sent.length > 0);
    expect(alts(ours)).to.deep.equal(['A lake']);
  });

  it('the text can be written while an image is sent, and is required before the upload is', async () => {
    const target = await nearElement({ 'required-alt': '', 'presign-endpoint': stack.presign() });
    target.presign = () => new Promise(() => {});
    void target.addFiles([await image('a.jpg')]);
    await until(() => target.items[0]?.state === 'presigning');
    expect(target.validationMessage).to.contain('Describe a.jpg');
    await target.updateComplete;
    await write(target, 0, 'A lake');
    expect(target.validity.badInput).to.be.true;
  });

  it('rejected and cancelled files need no text', async () => {
    const target = await nearElement({ 'required-alt': '', multiple: '', 'upload-on': 'manual' });
    await target.addFiles([new File(['Milk'], 'list.jpg'), await image('a.jpg')]);
    await until(() => has(target, 'item-rejected') && has(target, 'item-ready'));
    expect(part(target, 'item-rejected').querySelector('[part=alt-input]')).to.be.null;
    expect(target.validationMessage).to.contain('Describe a.jpg');
    void target.upload().catch(() => {});
    target.abort();
    await until(() => has(target, 'item-aborted'));
    expect(target.validity.valid).to.be.true;
  });

  it('an element without a name, which a script reads, is not valid either', async () => {
    const target = await required('a');
    target.removeAttribute('name');
    expect(target.checkValidity()).to.be.false;
  });

  it('the choice “decorative” is kept when the value is set again, as JSON or as a URL', async () => {
    const target = await required('ab', { 'value-as': 'json' });
    await mark(target, 0);
    const { value } = target;
    expect(JSON.parse(value)).to.deep.equal([
      { url: '/a.jpg', alt: '', name: 'a.jpg', type: 'image/jpeg' },
      { url: '/b.jpg', name: 'b.jpg', type: 'image/jpeg' },
    ]);
    target.value = '';
    target.value = value;
    expect(alts(target)).to.deep.equal(['', undefined]);
    target.images = ['/a.jpg', '/b.jpg'];
    await target.updateComplete;
    expect(marks(target).map(({ checked }) => checked)).to.deep.equal([true, false]);
  });

  it('a written text is restored once “decorative” is unchecked', async () => {
    const target = await required('a');
    await write(target, 0, 'A lake');
    await mark(target, 0);
    expect([fields(target)[0]?.value, fields(target)[0]?.disabled]).to.deep.equal(['', true]);
    await mark(target, 0);
    expect([fields(target)[0]?.value, fields(target)[0]?.disabled]).to.deep.equal(['A lake', false]);
    expect(alts(target)).to.deep.equal(['A lake']);
  });

  it('the choice “decorative” dispatches the same events as other changes', async () => {
    const target = await required('a');
    const told: string[] = [];
    for (const name of ['input', 'change']) target.addEventListener(name, () => told.push(name));
    await mark(target, 0);
    expect(told).to.deep.equal(['input', 'change']);
  });

  it('a text that is written before its image is stored does not suppress a change event', async () => {
    const target = await nearElement({
      'required-alt': '',
      'upload-on': 'manual',
      'presign-endpoint': stack.presign(),
    });
    await target.addFiles([await image('a.jpg')]);
    await target.updateComplete;
    await write(target, 0, 'A lake');
    const told: string[] = [];
    for (const name of ['input', 'change']) target.addEventListener(name, () => told.push(name));
    await target.upload();
    await until(() => told.length > 1);
    expect(told).to.deep.equal(['input', 'change']);
  });

  it('a reset removes the descriptions of the visitor', async () => {
    const { made, ours } = await submittedForm(
      stack,
      `required-alt multiple value='[{"url":"/a.jpg"},{"url":"/b.jpg","alt":"A hill"}]'`,
    );
    await until(() => fields(ours).length === 2);
    await write(ours, 0, 'A lake');
    await mark(ours, 1);
    made.reset();
    await ours.updateComplete;
    expect(alts(ours)).to.deep.equal([undefined, 'A hill']);
    expect(fields(ours).map(({ value }) => value)).to.deep.equal(['', 'A hill']);
    expect(part(ours, 'alt-input').hasAttribute('aria-invalid')).to.be.false;
  });

  for (const attribute of ['disabled', 'readonly'])
    it(`with ${attribute} no text is missing, and none can be written`, async () => {
      const target = await nearElement({ 'required-alt': '', value: '/a.jpg', [attribute]: '' });
      await until(() => has(target, 'thumbnail'));
      expect(target.willValidate).to.be.false;
      expect(target.renderRoot.querySelector('[part=alt-input]:enabled, .mark:enabled')).to.be.null;
    });

  it('a field says what it is for, of which image, and that it is required', async () => {
    const target = await required('a');
    const label = found(fields(target)[0]?.labels?.[0]);
    expect(label.textContent.replace(/\s+/g, ' ').trim()).to.equal(
      'Describe this photo for people who can’t see it a.jpg',
    );
    expect(label.getBoundingClientRect().height).to.be.above(30);
    expect(part(target, 'alt-input').ariaRequired).to.equal('true');
    expect(part(target, 'decorative').textContent).to.contain('Decorative');
  });

  it('by keyboard: writes a text, and checks “decorative” with the space bar', async () => {
    const target = await required('a');
    found(fields(target)[0]).focus();
    await sendKeys({ type: 'A lake' });
    expect(alts(target)).to.deep.equal(['A lake']);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: ' ' });
    expect(alts(target)).to.deep.equal(['']);
  });
});
