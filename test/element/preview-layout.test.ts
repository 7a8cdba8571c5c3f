// Pictures are drawn at the size at which they are shown, which is known only after layout.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { restore, spy } from 'sinon';
import { PreviewOrder } from '../../src/element/engine/preview-order.js';
import type { PreviewTask } from '../../src/image/preview.js';
import type { UploadItem } from '../../src/rules/item.js';
import { newItem } from '../../src/rules/new-item.js';
import { needs } from '../abilities.js';
import { factsOf } from '../image/found.js';
import { image, images } from '../images.js';
import { element, found, openList, pictured, until } from './fixtures.js';
import { frame, still } from './gallery-fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

const drawings = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLImageElement>('[part~=thumbnail] img'),
];

/** Resolves once each image is shown by a picture with enough pixels for its frame. */
const sharp = (target: S3ImageUpload, count = 1) =>
  until(() => {
    const shown = drawings(target).filter(
      ({ naturalWidth, offsetWidth }) => offsetWidth > 0 && naturalWidth >= offsetWidth,
    );
    return shown.length === count;
  });

describe('the pictures of chosen photos are drawn', () => {
  it('in a gallery that has not been scrolled', async () => {
    const target = await element({ variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    await target.addFiles(await images(3));
    await pictured(target, 3);
  });

  it('in a gallery with more photos than a screen has', async () => {
    const target = await element({ variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    await target.addFiles(await images(14));
    await until(() => drawings(target).length >= 10);
  });

  for (const variant of variantNames) {
    const attributes = { variant, multiple: '', 'upload-on': 'manual' };

    it(`in a dialog that is opened later, as ${variant}`, async () => {
      const dialog = document.createElement('dialog');
      document.body.append(dialog);
      const target = await element(attributes);
      dialog.append(target);
      await target.addFiles([await image()]);
      await target.updateComplete;
      await frame();
      dialog.showModal();
      openList(target);
      await pictured(target);
      dialog.remove();
    });

    it(`in details that are opened later, as ${variant}`, async () => {
      const details = Object.assign(document.createElement('details'), { innerHTML: '<summary>Photos' });
      document.body.append(details);
      const target = await element(attributes);
      details.append(target);
      await target.addFiles([await image()]);
      await target.updateComplete;
      await frame();
      details.open = true;
      openList(target);
      await pictured(target);
      details.remove();
    });

    it(`in a box that grows into view, as ${variant}`, async () => {
      const target = await element(attributes);
      target.style.transform = 'scale(0)';
      await target.addFiles([await image('photo.jpg', 'image/jpeg', 400)]);
      await target.updateComplete;
      await frame();
      target.style.transform = '';
      openList(target);
      await sharp(target);
    });
  }

  it('in the size of another variant, if the page has changed it while it was hidden', async () => {
    const target = await element({ multiple: '', 'upload-on': 'manual', hidden: '' });
    await target.addFiles([await image('photo.jpg', 'image/jpeg', 400)]);
    await target.updateComplete;
    await frame();
    target.variant = 'gallery';
    await target.updateComplete;
    await frame();
    target.hidden = false;
    await sharp(target);
  });

  it('again if a variant shows them larger', async () => {
    const target = await element({ multiple: '', 'upload-on': 'manual' });
    await target.addFiles([await image('photo.jpg', 'image/jpeg', 400)]);
    await sharp(target);
    target.variant = 'gallery';
    await until(() => (drawings(target)[0]?.offsetWidth ?? 0) > 100);
    await sharp(target);
  });

  it('again if one becomes the cover', async () => {
    const target = await element({ variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    target.style.inlineSize = '600px';
    await target.addFiles([await image('a.jpg', 'image/jpeg', 400), await image('b.jpg', 'image/jpeg', 400)]);
    await sharp(target, 2);
    target.move(found(target.items[1]).id, 0);
    await until(() => (drawings(target)[0]?.offsetWidth ?? 0) > 250);
    await sharp(target, 2);
  });
});

describe('pictures are drawn', () => {
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    root.remove();
    restore();
  });

  /** The item of a photo, with a row whose frame, if it is filled, is a square with this edge. */
  async function itemOf(name: string, edge?: number) {
    const photo = await image(name, 'image/jpeg', 400);
    const row = document.createElement('div');
    row.dataset.id = name;
    root.append(row);
    if (edge !== undefined) fill(name, edge);
    return { ...newItem(name, photo), facts: await factsOf(photo) };
  }

  const rowOf = (name: string) => found(root.querySelector(`[data-id="${name}"]`));
  const frameOf = (name: string) => found(rowOf(name).querySelector<HTMLElement>('[part~=thumbnail]'));
  const fill = (name: string, edge: number) => {
    rowOf(name).innerHTML = '<div part="thumbnail">';
    Object.assign(frameOf(name).style, { width: `${edge}px`, height: `${edge}px` });
  };

  /** Shows these items, and records the edges of the pictures of each image, in order. */
  function shown(items: readonly UploadItem[]) {
    const posted = spy(Worker.prototype, 'postMessage');
    const edges = new Map<string, number[]>();
    const told = async (id: string, url: string | undefined) => {
      if (url === undefined) return;
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      edges.set(id, [...(edges.get(id) ?? []), picture.naturalWidth]);
    };
    const pictures = new PreviewOrder(root, (id, url) => void told(id, url));
    pictures.show(items);
    const asked = (name: string) =>
      posted.args
        .map(([task]) => task as Partial<PreviewTask>)
        .filter(({ file }) => (file as File | undefined)?.name === name)
        .map(({ edge }) => edge);
    return { pictures, asked, edges: (name: string) => edges.get(name) ?? [] };
  }

  it('once their rows are filled, which can be after the rows are visible', async () => {
    const item = await itemOf('photo.jpg');
    const { pictures, edges } = shown([item]);
    await still(2);
    fill('photo.jpg', 50);
    pictures.show([item]);
    await until(() => edges('photo.jpg').length > 0);
    pictures.show([]);
  });

  it('in the size of their own frames, not in that of others before them', async () => {
    const items = [await itemOf('cover.jpg'), await itemOf('small.jpg', 50)];
    const { pictures, asked, edges } = shown(items);
    await until(() => edges('small.jpg').length > 0);
    fill('cover.jpg', 120);
    pictures.show(items);
    await until(() => edges('cover.jpg').includes(120));
    expect(asked('cover.jpg')).to.deep.equal([120 * devicePixelRatio]);
    pictures.show([]);
  });

  it('off screen, where rows are not filled, in the size of the smaller frames', async () => {
    const items = [await itemOf('small.jpg', 50), await itemOf('cover.jpg', 120)];
    const place = document.createElement('div');
    place.style.height = '5000px';
    root.append(place);
    items.push(await itemOf('far.jpg'));
    const { pictures, edges } = shown(items);
    await until(() => edges('far.jpg').length > 0);
    expect(edges('far.jpg')).to.deep.equal([50 * devicePixelRatio]);
    pictures.show([]);
  });

  for (const [how, grow] of [
    ['grown by a fifth', ({ style }: HTMLElement) => Object.assign(style, { width: '60px', height: '60px' })],
    ['been zoomed', () => (root.style.zoom = '2')],
  ] as const)
    it(`again if a frame has ${how}`, async function () {
      if (how === 'been zoomed') await needs(this, 'tell a layout in pixels of the screen');
      const { pictures, edges } = shown([await itemOf('photo.jpg', 50)]);
      await until(() => edges('photo.jpg').length > 0);
      grow(frameOf('photo.jpg'));
      const { width } = frameOf('photo.jpg').getBoundingClientRect();
      await until(() => edges('photo.jpg').at(-1) === width * devicePixelRatio);
      pictures.show([]);
    });

  it('again if a frame has grown while its picture was drawn', async () => {
    const { pictures, asked, edges } = shown([await itemOf('photo.jpg', 50)]);
    await until(() => asked('photo.jpg').length > 0);
    Object.assign(frameOf('photo.jpg').style, { width: '60px', height: '60px' });
    await until(() => edges('photo.jpg').at(-1) === 60 * devicePixelRatio);
    pictures.show([]);
  });
});
