// Pictures are drawn in the size at which they are shown, which is not known before the layout.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { Pictures } from '../../src/element/pictures.js';
import { newItem } from '../../src/rules/item.js';
import { factsOf } from '../image/found.js';
import { image, images } from '../images.js';
import { element, found, pictured, until } from './fixtures.js';
import { frame } from './gallery-fixtures.js';
import { variantNames } from '../../src/element/variants/variants.js';

const drawings = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLImageElement>('[part~=thumbnail] img'),
];

/** Resolves once each image is shown by a picture that has at least as many pixels as it fills. */
const sharp = (target: S3ImageUpload, count = 1) =>
  until(() => {
    const shown = drawings(target).filter(
      ({ naturalWidth, offsetWidth }) => offsetWidth > 0 && naturalWidth >= offsetWidth,
    );
    return shown.length === count;
  });

describe('the pictures of chosen photos are drawn', () => {
  it('in a gallery that nobody has scrolled', async () => {
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
      await pictured(target);
      details.remove();
    });

    it(`in a box that grows into sight, as ${variant}`, async () => {
      const target = await element(attributes);
      target.style.transform = 'scale(0)';
      await target.addFiles([await image('photo.jpg', 'image/jpeg', 400)]);
      await target.updateComplete;
      await frame();
      target.style.transform = '';
      await sharp(target);
    });
  }

  it('in the size of another variant, where the page has changed it while it was hidden', async () => {
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

  it('anew where a variant shows them larger', async () => {
    const target = await element({ multiple: '', 'upload-on': 'manual' });
    await target.addFiles([await image('photo.jpg', 'image/jpeg', 400)]);
    await sharp(target);
    target.variant = 'gallery';
    await until(() => (drawings(target)[0]?.offsetWidth ?? 0) > 100);
    await sharp(target);
  });

  it('anew where one becomes the cover', async () => {
    const target = await element({ variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    target.style.inlineSize = '600px';
    await target.addFiles([await image('a.jpg', 'image/jpeg', 400), await image('b.jpg', 'image/jpeg', 400)]);
    await sharp(target, 2);
    target.move(found(target.items[1]).id, 0);
    await until(() => (drawings(target)[0]?.offsetWidth ?? 0) > 250);
    await sharp(target, 2);
  });
});

it('a picture is drawn once its row is filled, which may be after the row is seen', async () => {
  const root = document.createElement('div');
  root.innerHTML = '<div style="height: 50px" data-id="photo.jpg"></div>';
  document.body.append(root);
  const photo = await image();
  const item = { ...newItem(photo.name, photo), facts: await factsOf(photo) };
  const drawn: (string | undefined)[] = [];
  const pictures = new Pictures(root, (_, url) => drawn.push(url));
  pictures.show([item]);
  await frame();
  await frame();
  found(root.firstElementChild).innerHTML = '<div part="thumbnail" style="height: 50px"></div>';
  pictures.show([item]);
  await until(() => drawn.length > 0);
  expect(drawn[0]).to.match(/^blob:/);
  pictures.show([]);
  root.remove();
});
