import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { restore, spy, stub } from 'sinon';
import { PreviewOrder } from '../../src/element/engine/preview-order.js';
import type { UploadItem } from '../../src/rules/item.js';
import { newItem } from '../../src/rules/new-item.js';
import { factsOf, file } from '../image/found.js';
import { image, images } from '../images.js';
import { element, found, has, part, pictured, until } from './fixtures.js';
import { still } from './gallery-fixtures.js';

async function shownBy(target: S3ImageUpload) {
  await target.updateComplete;
  const picture = part(target, 'thumbnail').querySelector('img');
  if (!picture) throw new Error('no picture');
  await picture.decode();
  return picture;
}

/** Not in a document, since in WebKit an SVG in a document has the size at which it is shown. */
async function loaded(url: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}

describe('the picture of an image', () => {
  afterEach(restore);

  it('of an SVG is the SVG in an <img>, where no script runs', async () => {
    const target = await element({ 'upload-on': 'manual', accept: '.svg' });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><circle r="9"/></svg>';
    await target.addFiles([new File([svg], 'drawing.svg')]);
    await pictured(target);
    const picture = await shownBy(target);
    expect(picture.src).to.match(/^blob:/);
    const { naturalWidth, naturalHeight } = await loaded(picture.src);
    expect([naturalWidth, naturalHeight]).to.deep.equal([80, 40]);
  });

  it('is drawn once it can be seen', async () => {
    const target = await element({ 'upload-on': 'manual' });
    target.hidden = true;
    await target.addFiles([await image()]);
    await target.updateComplete;
    target.hidden = false;
    await pictured(target);
    expect((await shownBy(target)).naturalWidth).to.equal(56);
  });

  it('is begun before its row is rendered again, which can take a frame', async () => {
    const target = await element({ 'upload-on': 'manual', multiple: '' });
    await target.addFiles([await image('first.jpg')]);
    await pictured(target);
    const second = await image('second.jpg');
    const rowWhenAsked = new Promise((resolve) => {
      stub(Worker.prototype, 'postMessage').callsFake(() =>
        resolve(target.renderRoot.querySelector('li:last-child')?.getAttribute('part')),
      );
    });
    await still(); // from now on the first rendering is immediate, and the next one waits for a frame
    for (const clock of ['requestAnimationFrame', 'setTimeout'] as const) stub(globalThis, clock);
    void target.addFiles([second]);
    expect(await rowWhenAsked).to.equal('item item-checking');
    restore();
  });

  it('is revoked with its image', async () => {
    const target = await element({ 'upload-on': 'manual', multiple: '' });
    const [first] = await target.addFiles(await images(3));
    await pictured(target, 3);
    target.remove(first?.id);
    await target.updateComplete;
    expect(target.shadowRoot?.querySelectorAll('[data-id] img')).to.have.length(2);
    target.clear();
    await target.updateComplete;
    expect(has(target, 'list')).to.be.false;
  });
});

describe('pictures', () => {
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement('div');
    root.style.cssText = 'height: 90px; overflow: auto';
    document.body.append(root);
  });
  afterEach(() => {
    root.remove();
    restore();
  });

  /** The item of a file, with a row for its picture. */
  async function itemOf(photo: File): Promise<UploadItem> {
    const row = Object.assign(document.createElement('div'), { innerHTML: '<div part="thumbnail">' });
    row.dataset.id = photo.name;
    row.style.height = '100px';
    root.append(row);
    return { ...newItem(photo.name, photo), facts: await factsOf(photo) };
  }

  it('are first the thumbnail that a camera has embedded, then the photo itself', async () => {
    const photo = new File([await file('camera.jpg')], 'camera.jpg');
    const told: (string | undefined)[] = [];
    const widths: number[] = [];
    const pictures = new PreviewOrder(root, (_, url) => {
      told.push(url);
      if (url !== undefined) void loaded(url).then(({ naturalWidth }) => widths.push(naturalWidth));
    });
    pictures.show([await itemOf(photo)]);
    await until(() => widths.length > 1);
    pictures.show([]);
    expect(widths).to.deep.equal([16, 40]); // of the rotated thumbnail, of the photo
    expect(told.map((url) => typeof url)).to.deep.equal(['string', 'string', 'undefined']);
  });

  it('are drawn first for images on screen, wherever they are in the list', async () => {
    const items: UploadItem[] = [];
    for (const photo of await images(30)) items.push(await itemOf(photo));
    root.scrollTop = root.scrollHeight;
    const posted = spy(Worker.prototype, 'postMessage');
    const drawn = new Set<string>();
    const pictures = new PreviewOrder(root, (id, url) =>
      url === undefined ? drawn.delete(id) : drawn.add(id),
    );
    pictures.show(items);
    await until(() => drawn.size === 30);
    // Workers start in parallel, so the first one that is asked may be ready last.
    const fileOf = (call: number) => (posted.args[call]?.[0] as { file?: File } | undefined)?.file;
    const calls = posted.args.map((_, call) => call).filter((call) => fileOf(call) !== undefined);
    const last = found(calls.find((call) => fileOf(call) === items.at(-1)?.file));
    const ofItsWorker = calls.filter((call) => posted.thisValues[call] === posted.thisValues[last]);
    expect(ofItsWorker.indexOf(last), 'earlier tasks of its worker').to.equal(0);
    pictures.show([]);
    expect(drawn.size).to.equal(0);
  });

  it('are reported together if they are off screen', async () => {
    const items: UploadItem[] = [];
    for (const photo of await images(40)) items.push(await itemOf(photo));
    const drawn = new Set<string>();
    const tellings = new Set<Promise<unknown>>();
    let telling: Promise<unknown> | undefined;
    const pictures = new PreviewOrder(root, (id) => {
      drawn.add(id);
      telling ??= Promise.resolve().then(() => (telling = undefined));
      tellings.add(telling);
    });
    pictures.show(items);
    await until(() => drawn.size === 40);
    expect(tellings.size).to.be.below(10);
    pictures.show([]);
  });

  it('wait if they are off screen while images are sent', async () => {
    const items: UploadItem[] = [];
    for (const photo of await images(12)) items.push(await itemOf(photo));
    const drawn = new Set<string>();
    let isSending = true;
    const pictures = new PreviewOrder(
      root,
      (id) => drawn.add(id),
      () => isSending,
    );
    pictures.show(items);
    await until(() => drawn.size > 0);
    await still();
    expect(drawn.has(items.at(-1)?.id ?? ''), 'the last, off screen').to.be.false;
    root.scrollTop = root.scrollHeight;
    await until(() => drawn.has(items.at(-1)?.id ?? ''));
    expect(drawn.size, 'those between').to.be.below(12);
    isSending = false;
    pictures.drawRest();
    await until(() => drawn.size === 12);
    pictures.show([]);
  });

  it('find their rows without visiting all rows for each', async () => {
    const items: UploadItem[] = [];
    for (const photo of await images(10)) items.push(await itemOf(photo));
    const looked = spy(root, 'querySelectorAll');
    const pictures = new PreviewOrder(root, () => {});
    for (const count of items.keys()) pictures.show(items.slice(0, count + 1));
    pictures.show([]);
    expect(looked.callCount).to.equal(1);
  });
});

it('are drawn for all of a hundred rows, except those that are removed meanwhile', async () => {
  const target = await element({ 'upload-on': 'manual', multiple: '' });
  const rows = () => target.shadowRoot?.querySelectorAll('[data-id]').length;
  const texts = Array.from({ length: 100 }, (_, index) => new File(['text'], `${index}.txt`));
  void target.addFiles(texts);
  await target.updateComplete;
  expect(rows()).to.be.within(1, 50);
  await until(() => rows() === 100);
  const [, second] = target.items;
  target.remove(second?.id);
  await target.updateComplete;
  expect(rows()).to.equal(99);
  target.clear();
  await target.updateComplete;
  expect(rows()).to.equal(0);
});
