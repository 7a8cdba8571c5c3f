import { expect } from '@open-wc/testing';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, next, part, transfer } from './fixtures.js';

const drag = (type: string, dataTransfer: DataTransfer) =>
  new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });

describe('dropping', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));

  it('stores the images that are dropped', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    const data = transfer(...(await images(2)));
    const dropzone = part(target, 'dropzone');
    const complete = next(target, 'upload-complete');
    expect(dropzone.dispatchEvent(drag('dragover', data)), 'the browser is kept from opening it').to.be.false;
    dropzone.dispatchEvent(drag('dragenter', data));
    expect(dropzone.dispatchEvent(drag('drop', data))).to.be.false;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
    expect((await complete).detail.items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });

  it('shows while files hang over it, also when they move between its parts', async () => {
    const target = await element();
    const data = transfer(await image());
    const [dropzone, button] = [part(target, 'dropzone'), part(target, 'browse-button')];
    const dragging = async () => {
      await target.updateComplete;
      return target.matches(':state(dragging)');
    };
    dropzone.dispatchEvent(drag('dragenter', data));
    expect(await dragging()).to.be.true;
    button.dispatchEvent(drag('dragenter', data));
    dropzone.dispatchEvent(drag('dragleave', data));
    expect(await dragging()).to.be.true;
    button.dispatchEvent(drag('dragleave', data));
    expect(await dragging()).to.be.false;
  });

  it('beside it does no harm to the page, unless somebody there takes files', async () => {
    const target = await element();
    const data = transfer(await image());
    const beside = document.createElement('div');
    beside.innerHTML = '<p>words</p><input type="file" /><div contenteditable><b>text</b></div>';
    document.body.append(beside);
    const isKept = (selector: string, type: string) =>
      beside.querySelector(selector)?.dispatchEvent(drag(type, data)) === false;
    for (const type of ['dragover', 'drop']) {
      expect(isKept('p', type)).to.be.true;
      expect(isKept('input', type)).to.be.false;
      expect(isKept('b', type)).to.be.false;
    }
    expect(target.items).to.be.empty;
    target.remove();
    expect(isKept('p', 'drop'), 'as it was before').to.be.false;
    beside.remove();
  });

  it('passes over what carries no files', async () => {
    const target = await element();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(part(target, 'dropzone').dispatchEvent(drag('dragenter', data))).to.be.true;
    expect(part(target, 'dropzone').dispatchEvent(drag('drop', data))).to.be.true;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
  });

  it('shows nothing any more when it is disabled meanwhile', async () => {
    const target = await element();
    part(target, 'dropzone').dispatchEvent(drag('dragenter', transfer(await image())));
    target.disabled = true;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
  });

  it('takes nothing when disabled, and still keeps the browser on the page', async () => {
    const target = await element({ disabled: '' });
    const data = transfer(await image());
    part(target, 'dropzone').dispatchEvent(drag('dragenter', data));
    expect(part(target, 'dropzone').dispatchEvent(drag('drop', data))).to.be.false;
    await target.updateComplete;
    expect(target.items).to.be.empty;
    expect(target.matches(':state(dragging)')).to.be.false;
  });
});
