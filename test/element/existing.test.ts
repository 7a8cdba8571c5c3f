// An edit form: images that exist already.
import { expect, fixture, html } from '@open-wc/testing';
import 's3-image-upload';
import { image } from '../images.js';
import { openStack } from '../stack-client.js';
import { found, part, transfer, until } from './fixtures.js';

const oursIn = (form: HTMLFormElement) => found(form.querySelector('s3-image-upload'));

describe('images that exist already', () => {
  const ours = async (attributes: string) => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    form.innerHTML = `<s3-image-upload name="photos" ${attributes}></s3-image-upload>`;
    await oursIn(form).updateComplete;
    return oursIn(form);
  };

  it('are set by value, and exist before the first rendering', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    form.innerHTML = `<s3-image-upload name="photos" multiple value='["/a.jpg","/b.jpg"]'></s3-image-upload>`;
    expect([...new FormData(form)]).to.deep.equal([
      ['photos', '/a.jpg'],
      ['photos', '/b.jpg'],
    ]);
    await oursIn(form).updateComplete;
    expect(part(oursIn(form), 'thumbnail').querySelector('img')?.getAttribute('src')).to.equal('/a.jpg');
    expect(oursIn(form).matches(':state(complete)')).to.be.true;
  });

  it('follow the attribute until they are changed, and are restored by a reset', async () => {
    const target = await ours('value="/a.jpg"');
    target.setAttribute('value', '/b.jpg');
    expect(target.value).to.equal('/b.jpg');
    target.value = '/c.jpg';
    target.setAttribute('value', '/d.jpg');
    expect(target.value).to.equal('/c.jpg');
    target.form?.reset();
    expect(target.value).to.equal('/d.jpg');
  });

  it('are returned as they were set, as value and as images', async () => {
    const target = await ours('multiple value-as="json"');
    const stored = {
      url: 'https://cdn.example/a.jpg',
      key: 'a',
      alt: 'A lake',
      name: 'a.jpg',
      type: 'image/jpeg',
    };
    target.images = [stored];
    expect(target.images).to.deep.equal([stored]);
    const { value, items } = target;
    target.value = value;
    expect(target.items).to.equal(items);
    target.value = '';
    expect(target.images).to.be.empty;
  });

  it('are not replaced by an invalid value, which one warning names', async () => {
    const target = await ours('multiple value="/a.jpg"');
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (...words) => warned.push(words.join(' '));
    target.value = '["/b.jpg"';
    target.value = '["/b.jpg"';
    console.warn = warn;
    expect(target.images.map(({ url }) => url)).to.deep.equal(['/a.jpg']);
    expect(warned).to.have.length(1);
    expect(warned[0]).to.contain('value="["/b.jpg""');
  });

  it('are hidden while another image replaces them, and shown again if it fails', async () => {
    const stack = await openStack();
    await stack.faults({ method: 'POST', status: 403, times: 1 });
    const target = await ours(`presign-endpoint="${stack.presign()}" value="/a.jpg"`);
    const drawn = () =>
      [...target.renderRoot.querySelectorAll('[part=name]')].map(({ textContent }) => textContent);
    let changes = 0;
    target.addEventListener('change', () => (changes += 1));
    await target.addFiles([await image('new.jpg')]);
    await target.upload();
    await target.updateComplete;
    expect(drawn(), 'what is stored still, and what failed').to.deep.equal(['a.jpg', 'new.jpg']);
    expect(target.checkValidity()).to.be.false;
    found(part(target, 'item-failed').querySelector<HTMLElement>('[part=remove-button]')).click();
    await target.updateComplete;
    expect(drawn()).to.deep.equal(['a.jpg']);
    expect(target.value).to.equal('/a.jpg');
    expect(changes).to.equal(0);
    await target.addFiles([await image('new.jpg')]);
    await target.upload();
    expect(target.items.map(({ name }) => name)).to.deep.equal(['new.jpg']);
    await Promise.resolve();
    expect(changes).to.equal(1);
  });

  it('can’t be changed if the element is readonly, which is valid', async () => {
    const target = await ours('readonly required multiple value="/a.jpg"');
    expect(part(target, 'item').querySelector('button:not([part=view-button])') === null).to.be.true;
    expect(target.renderRoot.querySelector('[part=dropzone]') === null).to.be.true;
    expect(target.willValidate).to.be.false;
    expect(target.matches(':state(readonly)')).to.be.true;
    const dropped = new DragEvent('drop', {
      dataTransfer: transfer(await image()),
      bubbles: true,
      cancelable: true,
    });
    target.dispatchEvent(dropped);
    expect(target.items).to.have.length(1);
    await expect(target).to.be.accessible();
  });

  it('show a placeholder if the picture can’t be loaded', async () => {
    const target = await ours('value="/nowhere.jpg"'); // its error can occur before the code for pictures is loaded
    await until(() => target.renderRoot.querySelector('[part=placeholder]') !== null);
    expect(part(target, 'placeholder').textContent).to.equal('JPEG');
    expect(target.value).to.equal('/nowhere.jpg');
  });
});
