// Images that outlive the element's page.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let lists = 0;

const met = (element: HTMLElement, names: readonly string[], isMet: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (isMet()) resolve();
    };
    for (const name of names) element.addEventListener(name, look);
    look();
  });

const photo = async (name: string) => new File([await image('a.jpg'), name], name, { type: 'image/jpeg' });
const states = ({ items }: S3ImageUpload) => items.map(({ state }) => state).join();
const stored = (element: S3ImageUpload, count: number) =>
  met(element, ['change', 'upload-success'], () => element.images.length === count);

describe('persist', () => {
  let stack: Stack;
  let name = '';
  beforeEach(async () => {
    stack = await openStack();
    name = `element ${(lists += 1)}`;
  });

  async function open(): Promise<S3ImageUpload> {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const element = document.createElement('s3-image-upload');
    Object.assign(element, {
      name: 'photos',
      multiple: true,
      presignEndpoint: stack.presign(),
      persist: name,
    });
    form.append(element);
    return element;
  }

  /** As a page that ends: nothing is left of the element. */
  const close = (element: S3ImageUpload) => element.parentElement?.remove();

  it('shows the images of an earlier element, and tells that the value has changed', async () => {
    const first = await open();
    await first.addFiles([await photo('a.jpg'), await photo('b.jpg')]);
    await stored(first, 2);
    const { value } = first;
    close(first);
    const second = await open();
    await stored(second, 2);
    expect(second.value).to.equal(value);
    expect([...new FormData(second.form ?? undefined)].map(([key]) => key)).to.deep.equal([
      'photos',
      'photos',
    ]);
    second.clear();
  });

  it('offers no undo where another element has the bytes', async () => {
    const first = await open();
    first.uploadOn = 'manual';
    await first.addFiles([await photo('a.jpg')]);
    const second = await open();
    second.uploadOn = 'manual';
    const remove = () => second.shadowRoot?.querySelector<HTMLElement>('[part=remove-button]');
    const drawn = async () => {
      await second.updateComplete;
      return remove();
    };
    await waitUntil(drawn);
    remove()?.click();
    await waitUntil(() => first.items.length === 0 && second.items.length === 0);
    await second.updateComplete;
    expect(second.shadowRoot?.querySelector('[part=undo-button]')).to.equal(null);
  });

  it('does not bring back images whose form was sent', async () => {
    const first = await open();
    await first.addFiles([await photo('a.jpg')]);
    await stored(first, 1);
    const frame = await fixture<HTMLIFrameElement>(html`<iframe name="sent"></iframe>`);
    const arrived = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    Object.assign(first.form ?? {}, { target: 'sent', action: 'about:blank' });
    first.form?.requestSubmit();
    await arrived;
    close(first);
    const second = await open();
    await second.addFiles([await photo('b.jpg')]);
    await stored(second, 1);
    expect(states(second)).to.equal('stored');
    second.clear();
  });
});
