// The viewer, which a press on a picture opens.
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { image } from '../images.js';
import { focused, found, has, nearElement, openList, part, pictured, until } from './fixtures.js';
import { middle } from './gallery-fixtures.js';

const photo = '/test/image/files/plain.jpg';

const looks = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLButtonElement>('[part=view-button]'),
];
const viewer = (target: S3ImageUpload) => target.renderRoot.querySelector('dialog');
const picture = (target: S3ImageUpload) => found(viewer(target)?.querySelector('img:not(.rough)'));
const isOpen = (target: S3ImageUpload) => viewer(target)?.open === true;
const closed = (target: S3ImageUpload) => until(() => viewer(target) === null);

/** Stored images with valid pictures. */
async function withImages(count: number, attributes: Readonly<Record<string, string>> = {}) {
  const value = Array.from({ length: count }, (_, index) => ({
    url: `${photo}?${index}`,
    name: `${index}.jpg`,
  }));
  const target = await nearElement({ multiple: '', value: JSON.stringify(value), ...attributes });
  await until(() => looks(target).length === count);
  return target;
}

async function open(target: S3ImageUpload, index = 0): Promise<void> {
  const button = found(looks(target)[index]);
  button.focus();
  await sendKeys({ press: 'Enter' });
  await until(() => isOpen(target));
}

describe('a look at the photo', () => {
  afterEach(async () => {
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  it('shows the bytes of the file itself, by their own size', async () => {
    const target = await nearElement({ 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg', 'image/jpeg', 300)]);
    await pictured(target);
    await until(() => looks(target).length === 1);
    expect(looks(target)[0]?.ariaLabel).to.equal('Look at a.jpg');
    await open(target);
    await until(() => viewer(target)?.ariaBusy === null);
    const shown = picture(target) as HTMLImageElement;
    expect([shown.naturalWidth, shown.naturalHeight]).to.deep.equal([300, 300]);
    expect(shown.src)
      .to.match(/^blob:/)
      .and.not.equal(target.items[0]?.previewUrl);
    expect(shown.alt, 'nobody has described it').to.equal('a.jpg');
    expect(viewer(target)?.querySelector('.rough')).to.be.null;
  });

  it('shows a stored image by its URL, with its alternative text', async () => {
    const target = await nearElement({ value: JSON.stringify({ url: photo, alt: 'A lake' }) });
    await until(() => looks(target).length === 1);
    await open(target);
    const shown = picture(target) as HTMLImageElement;
    expect([new URL(shown.src).pathname, shown.alt]).to.deep.equal([photo, 'A lake']);
    await expect(target).to.be.accessible();
  });

  for (const [how, close] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['its button', (target) => sendMouse({ type: 'click', position: middle(part(target, 'close-button')) })],
    ['a press beside it', () => sendMouse({ type: 'click', position: [2, 2] })],
  ] as const satisfies readonly [string, (target: S3ImageUpload) => Promise<unknown>][])
    it(`is closed by ${how}, and returns the focus`, async () => {
      const target = await withImages(2);
      let heard = 0;
      const listen = ({ key }: KeyboardEvent) => (heard += key === 'Escape' ? 1 : 0);
      document.addEventListener('keydown', listen);
      await open(target, 1);
      await close(target);
      await closed(target);
      document.removeEventListener('keydown', listen);
      expect(focused()?.ariaLabel).to.equal('Look at 1.jpg');
      expect(heard, 'a script closes nothing around the element').to.equal(0);
    });

  it('is not closed by a press on the image, even if the pointer then moves out of it', async () => {
    const target = await withImages(1);
    await open(target);
    await until(() => viewer(target)?.ariaBusy === null);
    await sendMouse({ type: 'click', position: middle(picture(target)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [2, 2] });
    await sendMouse({ type: 'up' });
    expect(isOpen(target)).to.be.true;
  });

  it('is not closed by the second press of a double click', async () => {
    const target = await withImages(1);
    await open(target); // loaded now
    await sendKeys({ press: 'Escape' });
    await closed(target);
    const [x, y] = [2, 2];
    const dialogOf = () => found(viewer(target));
    found(looks(target)[0]).click();
    await until(() => isOpen(target));
    for (const type of ['pointerdown', 'click'])
      dialogOf().dispatchEvent(new MouseEvent(type, { clientX: x, clientY: y, detail: 2, bubbles: true }));
    expect(isOpen(target)).to.be.true;
  });

  it('revokes the URL of the bytes once it is closed', async () => {
    const target = await nearElement({ 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg')]);
    await until(() => looks(target).length === 1);
    await open(target);
    const { src } = picture(target) as HTMLImageElement;
    await sendKeys({ press: 'Escape' });
    await closed(target);
    const isGone = await fetch(src).then(
      () => false,
      () => true,
    );
    expect(isGone).to.be.true;
  });

  it('closes if its image is removed, and the focus moves to the next', async () => {
    const target = await withImages(3);
    await open(target, 1);
    target.remove(target.items[1]?.id);
    await closed(target);
    expect(focused()?.ariaLabel).to.equal('Look at 2.jpg');
  });

  it('closes if the element leaves the document', async () => {
    const target = await withImages(1);
    await open(target);
    const parent = found(target.parentElement);
    HTMLElement.prototype.remove.call(target);
    expect(viewer(target)).to.be.null;
    parent.append(target);
    await target.updateComplete;
    await open(target);
  });

  it('says that an image can’t be shown', async () => {
    const target = await nearElement({ 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg')]);
    await until(() => looks(target).length === 1);
    await open(target);
    picture(target).dispatchEvent(new Event('error'));
    expect(viewer(target)?.querySelector('[role=alert]')?.textContent).to.equal('This image can’t be shown.');
    await sendKeys({ press: 'Escape' });
    await closed(target);
  });

  it('can’t be opened for rejected files, and images without a picture', async () => {
    const target = await nearElement({ 'upload-on': 'manual', multiple: '', value: '/none.jpg' });
    await target.addFiles([new File(['Milk'], 'list.jpg')]);
    await until(() => has(target, 'item-rejected') && target.items[0]?.previewUrl === undefined);
    await target.updateComplete;
    expect(looks(target)).to.be.empty;
  });

  it('is opened by a press on the picture of a gallery, which moves nothing', async () => {
    const target = await withImages(3, { variant: 'gallery' });
    await sendMouse({ type: 'click', position: middle(found(looks(target)[1])) });
    await until(() => isOpen(target));
    expect(target.images.map(({ name }) => name).join(' ')).to.equal('0.jpg 1.jpg 2.jpg');
  });

  it('is not opened by a press on the picture of a gallery while another image is lifted', async () => {
    const target = await withImages(3, { variant: 'gallery' });
    const handleOf = (index: number) =>
      found(target.renderRoot.querySelectorAll<HTMLElement>('[part=handle]')[index]);
    handleOf(0).click();
    await target.updateComplete;
    found(looks(target)[2]).click();
    await target.updateComplete;
    expect(target.images.map(({ name }) => name).join(' ')).to.equal('1.jpg 2.jpg 0.jpg');
    expect(viewer(target)).to.be.null;
  });

  it('leaves the list of a button open', async () => {
    const target = await withImages(2, { variant: 'button' });
    openList(target);
    await open(target, 1);
    await sendKeys({ press: 'Escape' });
    await closed(target);
    expect(focused()?.ariaLabel).to.equal('Look at 1.jpg');
    await open(target, 1);
    target.clear();
    await closed(target);
  });

  it('is not opened by an avatar that opens the picker, but by a read-only one', async () => {
    const taking = await nearElement({ variant: 'avatar', value: photo });
    await until(() => has(taking, 'browse-button'));
    expect(looks(taking)).to.be.empty;
    const target = await nearElement({ variant: 'avatar', value: photo, readonly: '' });
    await until(() => looks(target).length === 1);
    await open(target);
  });
});
