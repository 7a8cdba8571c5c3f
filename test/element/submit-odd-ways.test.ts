// Forms under unusual hands: a submit that is begun, stopped, overtaken; elements that are disabled.
import { expect, fixture, html } from '@open-wc/testing';
import { S3ImageUpload, type PresignedTarget } from 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, part, until } from './fixtures.js';

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const still = async (frames = 20) => {
  for (let at = 0; at < frames; at += 1) await frame();
};

describe('submit', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  async function form(attributes: string, formAttributes = '', more = '') {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = `<form ${formAttributes}>
        <s3-image-upload name="photo" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>
        ${more}
        <button name="then" value="publish">Publish</button>
      </form>`;
    const made = found(place.querySelector('form'));
    const ours = found(made.querySelector('s3-image-upload'));
    const sent: string[][] = [];
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(
        [...new FormData(made, event.submitter).entries()].map(
          ([name, value]) => `${name}=${value as string}`,
        ),
      );
    });
    await ours.updateComplete;
    return {
      made,
      ours,
      sent,
      publish: found(made.querySelector<HTMLButtonElement>('button:last-of-type')),
    };
  }

  it('waits with upload-on="Submit" as well', async () => {
    const { ours, sent, publish } = await form('upload-on="Submit"');
    await ours.addFiles([await image()]);
    publish.click();
    await until(() => sent.length > 0);
    expect(sent[0]).to.deep.equal([`photo=${ours.value}`, 'then=publish']);
    expect(ours.value).not.to.equal('');
  });

  it('goes on after a synthetic submit event', async () => {
    const { made, ours, sent } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    made.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await next(ours, 'upload-complete');
    await still();
    expect(sent).to.have.length(1);
  });

  it('keeps its submitter where the page disables it meanwhile', async () => {
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

  it('what is cancelled by the visitor ends the wait: the form is not sent without it', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const { ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    await until(() => ours.renderRoot.querySelector('[part=cancel-button]') !== null);
    part(ours, 'cancel-button').click();
    await still();
    expect(sent).to.be.empty;
  });

  it('what is refused while the form waits stops it', async () => {
    const { ours, sent, publish } = await form('upload-on="submit"');
    const added = ours.addFiles([new File(['no image at all'], 'a.jpg', { type: 'image/jpeg' })]);
    publish.click();
    await added;
    await still();
    expect(sent).to.be.empty;
  });

  it('a disabled element holds nothing', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    ours.disabled = true;
    publish.click();
    await still();
    expect(sent).to.have.length(1);
  });

  it('one in a disabled fieldset holds nothing', async () => {
    const { made, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    const fieldset = document.createElement('fieldset');
    made.prepend(fieldset);
    fieldset.append(ours);
    fieldset.disabled = true;
    publish.click();
    expect(sent).to.have.length(1);
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

  it('several elements: each is waited for, once sent', async () => {
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

  it('several elements send side by side', async () => {
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

  it('the submit of a form inside is not taken for its own', async () => {
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

  it('a form with a field named requestSubmit goes on', async () => {
    const { ours, sent, publish } = await form('upload-on="submit"', '', '<input name="requestSubmit">');
    await ours.addFiles([await image()]);
    publish.click();
    await next(ours, 'upload-complete');
    await still();
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

  it('a gallery in a disabled fieldset has no alt text that can be changed, nor moves', async () => {
    const { ours } = await form(`variant="gallery" value='["/a.jpg","/b.jpg"]' multiple disabled`);
    await until(() => ours.renderRoot.querySelector('[part=handle], [part=alt-input]') !== null);
    const handle = ours.renderRoot.querySelector<HTMLElement>('[part=handle]');
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }));
    expect(ours.images.map(({ url }) => url)).to.deep.equal(['/a.jpg', '/b.jpg']);
    expect(ours.renderRoot.querySelector('[part=alt-input]:enabled')).to.be.null;
  });

  it('restored by its state, it sends what it sent', async () => {
    const { ours, made } = await form('multiple value-as="json"');
    ours.formStateRestoreCallback(JSON.stringify([{ url: '/a.jpg', alt: 'x' }]));
    await still(2);
    expect(new FormData(made).getAll('photo')).to.have.length(1);
  });

  it('the input in the tag tells no input of its own', async () => {
    const { ours } = await form('upload-on="manual"');
    const input = document.createElement('input');
    input.type = 'file';
    ours.append(input);
    await still(2);
    let heard = 0;
    ours.addEventListener('input', () => (heard += 1));
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    expect(heard).to.equal(0);
  });

  it('the input in the tag leaves what a script has set', async () => {
    const place = await fixture(html`<div></div>`);
    const target = document.createElement('s3-image-upload');
    target.accept = 'image/png';
    target.innerHTML = '<input type="file" name="x" accept="image/*">';
    place.append(target);
    await target.updateComplete;
    await still(2);
    expect(target.accept).to.equal('image/png');
  });

  it('an input that is put into a label in the tag later is taken over', async () => {
    const { ours } = await form('upload-on="manual"', '', '');
    const label = document.createElement('label');
    ours.append(label);
    await still(2);
    label.innerHTML = '<input type="file" name="inner">';
    await still(2);
    expect(label.querySelector('input')?.name).to.equal('');
  });

  it('the message of what is invalid has a legible name', async () => {
    const hostile = `\u202egpj.${'x'.repeat(10_000)}.jpg`;
    const { ours } = await form('upload-on="manual"');
    await ours.addFiles([new File([await image()], hostile, { type: 'image/jpeg' })]);
    expect(ours.validationMessage.length).to.be.below(400);
    expect(ours.validationMessage).not.to.contain('\u202e');
  });

  it('what is announced has a legible name', async () => {
    const hostile = `\u202egpj.${'x'.repeat(5_000)}.jpg`;
    const { ours } = await form('multiple accept="image/png"');
    await ours.addFiles([new File([await image()], hostile, { type: 'image/jpeg' })]);
    await ours.updateComplete;
    expect(part(ours, 'live-region').textContent.trim()).not.to.equal('');
    expect(part(ours, 'live-region').textContent.trim().length).to.be.below(400);
    expect(part(ours, 'live-region').textContent).not.to.contain('\u202e');
  });

  it('of two that are refused one after the other, both are said', async () => {
    const { ours } = await form('multiple accept="image/png"');
    const seen: string[] = [];
    await ours.addFiles([await image('one.jpg')]);
    await ours.updateComplete;
    seen.push(part(ours, 'live-region').textContent.trim());
    await ours.addFiles([await image('two.jpg')]);
    await ours.updateComplete;
    seen.push(part(ours, 'live-region').textContent.trim());
    expect(seen[1]).to.contain('one.jpg'); // a few frames later: nobody has heard it
  });

  it('of a hundred that are refused not each is said', async () => {
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

  it('removing an image is said', async () => {
    const { ours } = await form('multiple value="/a.jpg"');
    part(ours, 'remove-button').click();
    await still(3);
    expect(part(ours, 'live-region').textContent.trim()).to.contain('a.jpg');
  });

  it('a form that is removed while it waits is not sent', async () => {
    const { made, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    made.remove();
    await still();
    expect(sent).to.be.empty;
  });

  it('a class of its own by another tag works in a form', () => {
    expect(S3ImageUpload.formAssociated).to.be.true;
  });
});
