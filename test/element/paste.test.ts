import { expect, fixture, html } from '@open-wc/testing';
import { image } from '../images.js';
import { element, transfer } from './fixtures.js';

const paste = (clipboardData: DataTransfer) => {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData }); // by its constructor Firefox loses the files
  return event;
};

describe('pasting', () => {
  it('adds an image when the focus is in the element', async () => {
    const target = await element({ 'upload-on': 'manual' });
    target.dispatchEvent(paste(transfer(await image('pasted.png'))));
    expect(target.items.map(({ name }) => name)).to.deep.equal(['pasted.png']);
  });

  it('adds an image when nothing has the focus, to the first element alone', async () => {
    const first = await element({ 'upload-on': 'manual' });
    const second = await element({ 'upload-on': 'manual' });
    document.body.dispatchEvent(paste(transfer(await image())));
    expect(first.items).to.have.length(1);
    expect(second.items).to.be.empty;
  });

  it('leaves what is pasted into a text field to the text field', async () => {
    const target = await element();
    const field = await fixture<HTMLElement>(html`<textarea aria-label="Notes"></textarea>`);
    field.focus();
    expect(field.dispatchEvent(paste(transfer(await image())))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('takes it where the visitor has clicked into the page’s text before', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const paragraph = await fixture(html`<p>Words</p>`);
    paragraph.dispatchEvent(paste(transfer(await image())));
    expect(target.items).to.have.length(1);
  });

  it('leaves what is pasted into text that can be edited to it', async () => {
    const target = await element();
    const text = await fixture<HTMLElement>(html`<div contenteditable="true">Words</div>`);
    expect(text.dispatchEvent(paste(transfer(await image())))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('is for the element that can be seen', async () => {
    const hidden = await element({ 'upload-on': 'manual', hidden: '' });
    const seen = await element({ 'upload-on': 'manual' });
    document.body.dispatchEvent(paste(transfer(await image())));
    expect([hidden.items.length, seen.items.length]).to.deep.equal([0, 1]);
  });

  it('leaves text to the page', async () => {
    const target = await element();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(target.dispatchEvent(paste(data))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('adds nothing when disabled, and nothing once the element is gone', async () => {
    const disabled = await element({ disabled: '' });
    const gone = await element();
    gone.remove();
    document.body.dispatchEvent(paste(transfer(await image())));
    expect([...disabled.items, ...gone.items]).to.be.empty;
  });
});
