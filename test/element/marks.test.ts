// The visible signs of an image's state, and its buttons.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { submittedForm } from './submitted-form.js';
import { element, found, has, nearElement, next, part, until } from './fixtures.js';

const variants = ['dropzone', 'button', 'avatar', 'gallery'] as const;

describe('the look of an image', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  for (const variant of variants)
    it(`“Uploaded” has the colour of success in every variant, ${variant}`, async () => {
      const target = await element({ variant, 'presign-endpoint': stack.presign() });
      target.style.setProperty('--s3-image-upload-success', 'rgb(1, 2, 3)');
      await target.addFiles([await image()]);
      await target.upload();
      await target.updateComplete;
      expect(getComputedStyle(part(target, 'status')).color).to.equal('rgb(1, 2, 3)');
    });

  it('“Uploaded” is on the line of the format, also above a field for a description', async () => {
    const target = await nearElement({ 'required-alt': '', value: '/a.jpg' });
    target.style.inlineSize = '600px';
    await until(() => has(target, 'alt-input') && has(target, 'status'));
    /** Of its text, whatever room is around it. */
    const middle = (name: string) => {
      const text = document.createRange();
      text.selectNodeContents(part(target, name));
      const { top, bottom } = found([...text.getClientRects()].at(-1));
      return (top + bottom) / 2;
    };
    expect(middle('status')).to.be.closeTo(middle('meta'), 2);
  });

  for (const variant of ['dropzone', 'avatar', 'gallery'])
    it(`a disabled button of an image is fainter than an enabled one, ${variant}`, async () => {
      const target = await nearElement({ variant, value: '/a.jpg' });
      await until(() => has(target, 'remove-button'));
      const opacity = () => Number(getComputedStyle(part(target, 'remove-button')).opacity);
      expect(opacity()).to.equal(1);
      target.disabled = true;
      await target.updateComplete;
      expect(opacity()).to.be.below(0.6);
    });

  for (const variant of variants)
    it(`an image that a form waits for has one bar, ${variant}`, async () => {
      const { ours, publish } = await submittedForm(stack, `variant="${variant}" upload-on="submit"`);
      await stack.faults({ method: 'POST', stallAt: 0 });
      await ours.addFiles([await image()]);
      publish.click();
      await next(ours, 'upload-start');
      await until(() => ours.renderRoot.querySelector('.sum, .opener') !== null);
      const bars = () =>
        [...ours.renderRoot.querySelectorAll('.progress')].filter((bar) => bar.checkVisibility());
      await until(() => bars().length > 0); // the event comes before the rendering
      await ours.updateComplete;
      expect(bars()).to.have.length(1);
      ours.abort();
    });

  it('beside its button, a dropzone above images invites in one line from 440 pixels on', async () => {
    const target = await nearElement({
      variant: 'gallery',
      multiple: '',
      'max-files': '9',
      value: '["/a.jpg"]',
    });
    target.style.inlineSize = '440px';
    await until(() => has(target, 'thumbnail'));
    const dropzone = found(target.renderRoot.querySelector('.dropzone'));
    await until(() => dropzone.matches('.slim'));
    const button = part(target, 'browse-button').getBoundingClientRect();
    expect(dropzone.getBoundingClientRect().height).to.be.below(button.height + 32);
  });

  it('the frame of an image that is being moved lies over its picture', async () => {
    const target = await nearElement({ variant: 'gallery', multiple: '', value: '["/a.jpg", "/b.jpg"]' });
    await until(() => has(target, 'handle'));
    part(target, 'handle').click();
    await until(() => target.renderRoot.querySelector('.lifted') !== null);
    const mark = getComputedStyle(found(target.renderRoot.querySelector('.lifted .frame')), '::after');
    expect([mark.position, mark.borderTopWidth]).to.deep.equal(['absolute', '3px']);
  });
});
