// A submit that waits for images and is interrupted or repeated, or that is not started by a button of the form.
import { expect } from '@open-wc/testing';
import type { PresignedTarget } from 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, part, until } from './fixtures.js';
import { still, submittedForm } from './submitted-form.js';

describe('submit', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());
  const form = (...more: [attributes: string, formAttributes?: string, more?: string]) =>
    submittedForm(stack, ...more);

  it('waits with upload-on="Submit" as well', async () => {
    const { ours, sent, publish } = await form('upload-on="Submit"');
    await ours.addFiles([await image()]);
    publish.click();
    await until(() => sent.length > 0);
    expect(sent[0]).to.deep.equal([`photo=${ours.value}`, 'then=publish']);
    expect(ours.value).not.to.equal('');
  });

  it('continues after a synthetic submit event', async () => {
    const { made, ours, sent } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    made.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await next(ours, 'upload-complete');
    await still();
    expect(sent).to.have.length(1);
  });

  it('keeps its submitter if the page disables it meanwhile', async () => {
    const { ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    publish.disabled = true; // “Sending …”
    await until(() => sent.length > 0);
    expect(sent[0]).to.include('then=publish');
  });

  it('a reset ends the wait: nothing is sent', async () => {
    const { made, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    made.reset();
    await still();
    expect(sent).to.be.empty;
  });

  it('an image that the visitor cancels ends the wait: the form is not sent without it', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const { ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    await until(() => ours.renderRoot.querySelector('[part=cancel-button]') !== null);
    part(ours, 'cancel-button').click();
    await still();
    expect(sent).to.be.empty;
  });

  it('a file that is rejected while the form waits stops it', async () => {
    const { ours, sent, publish } = await form('upload-on="submit"');
    const added = ours.addFiles([new File(['no image at all'], 'a.jpg', { type: 'image/jpeg' })]);
    publish.click();
    await added;
    await still();
    expect(sent).to.be.empty;
  });

  it('a cancel button of a dialog closes it without an upload', async () => {
    const { made, ours } = await form(
      'upload-on="submit"',
      '',
      '<button id="cancel" formmethod="dialog" formnovalidate value="cancel">Cancel</button>',
    );
    const dialog = document.createElement('dialog');
    made.before(dialog);
    dialog.append(made);
    dialog.showModal();
    await ours.addFiles([await image()]);
    let started = 0;
    ours.addEventListener('upload-start', () => (started += 1));
    const cancel = found(made.querySelector<HTMLButtonElement>('#cancel'));
    cancel.click();
    await still();
    expect(started).to.equal(0);
    dialog.close();
  });

  it('waits for each of several elements, and sends once', async () => {
    const { made, ours, sent, publish } = await form(
      'upload-on="submit"',
      '',
      `<s3-image-upload name="photo" upload-on="submit" presign-endpoint="${stack.presign()}"></s3-image-upload>`,
    );
    const other = found(made.querySelectorAll('s3-image-upload')[1]);
    await ours.addFiles([await image()]);
    await other.addFiles([await image('b.jpg')]);
    publish.click();
    publish.click();
    await until(() => sent.length > 0);
    await still();
    expect(sent).to.deep.equal([[`photo=${ours.value}`, `photo=${other.value}`, 'then=publish']]);
  });

  it('several elements upload in parallel', async () => {
    const { made, ours, publish } = await form(
      'upload-on="submit"',
      '',
      `<s3-image-upload name="photo" upload-on="submit" presign-endpoint="${stack.presign()}"></s3-image-upload>`,
    );
    const other = found(made.querySelectorAll('s3-image-upload')[1]);
    await ours.addFiles([await image()]);
    await other.addFiles([await image('b.jpg')]);
    const asked: (() => void)[] = [];
    for (const each of [ours, other])
      each.presign = async () => {
        await new Promise<void>((resolve) => {
          asked.push(resolve);
          if (asked.length === 2) for (const goOn of asked) goOn();
        });
        return (await fetch(stack.presign())).json() as Promise<PresignedTarget>;
      };
    publish.click();
    await Promise.all([next(ours, 'upload-success'), next(other, 'upload-success')]);
  });

  it('ignores the submit of a form inside', async () => {
    const { made, ours, sent } = await form('upload-on="submit"');
    const inner = document.createElement('form');
    let heard = 0;
    inner.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      heard += 1;
    });
    made.append(inner);
    await ours.addFiles([await image()]);
    inner.requestSubmit();
    await still();
    expect(heard).to.equal(1);
    expect(sent).to.be.empty;
  });

  it('an image button keeps its name', async () => {
    const { made, ours, sent } = await form(
      'upload-on="submit"',
      '',
      '<input type="image" name="go" alt="Go">',
    );
    await ours.addFiles([await image()]);
    found(made.querySelector<HTMLInputElement>('input[type=image]')).click();
    await until(() => sent.length > 0);
    expect(sent[0]?.map((one) => one.split('=')[0])).to.include.members(['go.x', 'go.y']);
  });

  it('continues a form with a field named requestSubmit', async () => {
    const { ours, sent, publish } = await form('upload-on="submit"', '', '<input name="requestSubmit">');
    await ours.addFiles([await image()]);
    publish.click();
    await next(ours, 'upload-complete');
    await still();
    expect(sent).to.have.length(1);
  });

  it('a form that is removed while it waits is not sent', async () => {
    const { made, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    made.remove();
    await still();
    expect(sent).to.be.empty;
  });
});
