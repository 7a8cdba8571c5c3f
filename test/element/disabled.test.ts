// Elements that are disabled by their attribute or by a fieldset.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { part, until } from './fixtures.js';
import { still, submittedForm } from './submitted-form.js';

describe('disabled', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());
  const form = (...more: [attributes: string, formAttributes?: string, more?: string]) =>
    submittedForm(stack, ...more);

  it('a disabled element does not prevent the submit', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    ours.disabled = true;
    publish.click();
    await still();
    expect(sent).to.have.length(1);
  });

  it('an element in a disabled fieldset does not prevent the submit', async () => {
    const { made, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    const fieldset = document.createElement('fieldset');
    made.prepend(fieldset);
    fieldset.append(ours);
    fieldset.disabled = true;
    publish.click();
    expect(sent).to.have.length(1);
  });

  it('a disabled element can’t be changed by the visitor', async () => {
    const { ours } = await form('value="/a.jpg" multiple');
    ours.disabled = true;
    await ours.updateComplete;
    const button = part(ours, 'remove-button') as HTMLButtonElement;
    button.click();
    expect(ours.images).to.have.length(1);
  });

  it('a gallery in a disabled fieldset can’t be sorted, and its alternative texts can’t be changed', async () => {
    const { ours } = await form(`variant="gallery" value='["/a.jpg","/b.jpg"]' multiple disabled`);
    await until(() => ours.renderRoot.querySelector('[part=handle], [part=alt-input]') !== null);
    const handle = ours.renderRoot.querySelector<HTMLElement>('[part=handle]');
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }));
    expect(ours.images.map(({ url }) => url)).to.deep.equal(['/a.jpg', '/b.jpg']);
    expect(ours.renderRoot.querySelector('[part=alt-input]:enabled')).to.be.null;
  });
});
