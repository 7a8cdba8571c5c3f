// The texts of the live region.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { part, until } from './fixtures.js';
import { still, submittedForm } from './submitted-form.js';

describe('the live region', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());
  const form = (...more: [attributes: string, formAttributes?: string, more?: string]) =>
    submittedForm(stack, ...more);

  it('announces a legible file name', async () => {
    const hostile = `\u202egpj.${'x'.repeat(5_000)}.jpg`;
    const { ours } = await form('multiple accept="image/png"');
    await ours.addFiles([new File([await image()], hostile, { type: 'image/jpeg' })]);
    await ours.updateComplete;
    expect(part(ours, 'live-region').textContent.trim()).not.to.equal('');
    expect(part(ours, 'live-region').textContent.trim().length).to.be.below(400);
    expect(part(ours, 'live-region').textContent).not.to.contain('\u202e');
  });

  it('announces both of two files that are rejected one after the other', async () => {
    const { ours } = await form('multiple accept="image/png"');
    const seen: string[] = [];
    await ours.addFiles([await image('one.jpg')]);
    await ours.updateComplete;
    seen.push(part(ours, 'live-region').textContent.trim());
    await ours.addFiles([await image('two.jpg')]);
    await ours.updateComplete;
    seen.push(part(ours, 'live-region').textContent.trim());
    expect(seen[1]).to.contain('one.jpg'); // a few frames later, too soon to be announced
  });

  it('does not announce each of a hundred files that are rejected', async () => {
    const { ours } = await form('multiple accept="image/png"');
    const file = await image();
    await ours.addFiles(
      Array.from({ length: 100 }, (_, index) => new File([file], `p${index}.jpg`, { type: 'image/jpeg' })),
    );
    let longest = 0;
    await still(3);
    longest = Math.max(longest, part(ours, 'live-region').textContent.trim().length);
    expect(longest).to.be.below(1000);
  });

  it('announces that an image was removed', async () => {
    const { ours } = await form('multiple value="/a.jpg"');
    part(ours, 'remove-button').click();
    await until(() => part(ours, 'live-region').textContent.includes('a.jpg')); // with Undo, which is loaded by then
  });
});
