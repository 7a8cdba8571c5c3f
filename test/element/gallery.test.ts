// A gallery: its order, its cover, its alternative texts.
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { image } from '../images.js';
import { element, found, has, next, part, until } from './fixtures.js';
import { gallery, handle, handles, hundreds, letters, middle, said, tile } from './gallery-fixtures.js';

describe('the tiles of a gallery', () => {
  for (const [width, size, columns] of [
    [264, '15px', 2],
    [264, '30px', 1],
    [440, '15px', 3],
    [440, '30px', 1],
  ] as const)
    it(`are ${columns} in a row of ${width} px, at a text of ${size}`, async () => {
      const target = await gallery('abcd');
      target.style.fontSize = size;
      target.style.inlineSize = `${width}px`;
      await until(() => target.offsetWidth === width);
      const tops = handles(target).map((one) => found(one.closest('li')).offsetTop);
      expect(tops.filter((top) => top === tops[0])).to.have.length(columns);
    });
});

it('a tile clips neither the border of its field nor the ring around it', async () => {
  const target = await gallery('ab');
  const field = part(target, 'alt-input').getBoundingClientRect();
  const around = tile(target, 'a');
  const box = around.getBoundingClientRect();
  const beyond = parseFloat(getComputedStyle(around).getPropertyValue('overflow-clip-margin')) || 0;
  const ring = 3; // px, its width and offset
  expect(field.left - box.left + beyond).to.be.at.least(ring);
  expect(box.right - field.right + beyond).to.be.at.least(ring);
  expect(box.bottom - field.bottom + beyond).to.be.at.least(ring);
});

it('a gallery for one image has no order: neither a handle nor a cover', async () => {
  const target = await element({ variant: 'gallery', value: 'a.jpg' });
  await until(() => has(target, 'remove-button'));
  expect(has(target, 'handle')).to.be.false;
  expect(target.renderRoot.querySelector('.badge, .cover')).to.equal(null);
});

describe('by the keys on a handle an image goes', () => {
  for (const [key, from, order] of [
    ['ArrowRight', 'a', 'bacdefg'],
    ['ArrowLeft', 'c', 'acbdefg'],
    ['ArrowLeft', 'a', 'abcdefg'],
    ['ArrowRight', 'g', 'abcdefg'],
    ['ArrowDown', 'b', 'acdebfg'],
    ['ArrowUp', 'e', 'aebcdfg'],
    ['ArrowUp', 'b', 'abcdefg'],
    ['ArrowDown', 'g', 'abcdefg'],
    ['Home', 'd', 'dabcefg'],
    ['End', 'd', 'abcefgd'],
  ] as const)
    it(`${key} from ${from}: ${order}`, async () => {
      const target = await gallery('abcdefg');
      handle(target, from).focus();
      await sendKeys({ press: key });
      await target.updateComplete;
      expect(letters(target)).to.equal(order);
      expect(target.shadowRoot?.activeElement === handle(target, from), 'the focus').to.be.true;
    });

  it('in the direction of the arrow, also from right to left', async () => {
    const target = await gallery('abc', { dir: 'rtl' });
    handle(target, 'a').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(letters(target)).to.equal('bac');
  });

  it('which is announced and dispatches events', async () => {
    const target = await gallery('abc');
    const change = next(target, 'change');
    handle(target, 'a').focus();
    await sendKeys({ press: 'End' });
    await change;
    await until(() => said(target) === 'a.jpg is now image 3 of 3.');
    expect(JSON.parse(target.value)).to.deep.equal(['/b.jpg', '/c.jpg', '/a.jpg']);
    await expect(target).to.be.accessible();
  });
});

describe('pressed, a handle', () => {
  it('moves its image to the image that is pressed next', async () => {
    const target = await gallery('abcd');
    handle(target, 'd').click();
    await target.updateComplete;
    expect(handle(target, 'd').ariaPressed).to.equal('true');
    expect(said(target)).to.contain('d.jpg picked up.');
    found(tile(target, 'b').querySelector<HTMLElement>('.frame')).click();
    await target.updateComplete;
    expect(letters(target)).to.equal('adbc');
    expect(handle(target, 'd').ariaPressed).to.equal('false');
  });

  it('moves its image to another handle, and a second press cancels', async () => {
    const target = await gallery('abc');
    handle(target, 'c').click();
    await target.updateComplete;
    handle(target, 'a').click();
    await target.updateComplete;
    expect(letters(target)).to.equal('cab');
    for (let press = 0; press < 2; press += 1) {
      handle(target, 'b').click();
      await target.updateComplete;
    }
    found(tile(target, 'c').querySelector<HTMLElement>('.frame')).click();
    expect(letters(target)).to.equal('cab');
  });

  it('puts its image back by Escape, which closes nothing else', async () => {
    const target = await gallery('abc');
    let heard = 0;
    target.addEventListener('keydown', () => (heard += 1));
    handle(target, 'b').focus();
    await sendKeys({ press: 'Enter' });
    await target.updateComplete;
    heard = 0;
    await sendKeys({ press: 'Escape' });
    await target.updateComplete;
    expect(handle(target, 'b').ariaPressed).to.equal('false');
    await until(() => said(target) === 'b.jpg is back in its place.');
    expect(heard).to.equal(0);
  });
});

describe('dragged, an image', () => {
  afterEach(async () => sendMouse({ type: 'move', position: [0, 0] }));

  const drag = async (target: S3ImageUpload, from: string, to: string) => {
    await sendMouse({ type: 'move', position: middle(handle(target, from)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(tile(target, to)) });
    await until(() => tile(target, from).matches('.lifted'));
    await target.updateComplete;
  };

  it('follows the pointer, and the others make room', async () => {
    const target = await gallery('abc');
    let changes = 0;
    target.addEventListener('change', () => (changes += 1));
    const place = middle(tile(target, 'c'));
    await drag(target, 'a', 'c');
    await until(() => tile(target, 'a').style.getPropertyValue('--x') !== '');
    expect(letters(target), 'not yet').to.equal('abc');
    const [x, y] = middle(handle(target, 'a'));
    expect(Math.abs(x - place[0]) + Math.abs(y - place[1])).to.be.below(4);
    const drawn = [...target.renderRoot.querySelectorAll('[part=name]')].map(
      ({ textContent }) => textContent,
    );
    expect(drawn.map((name) => name.charAt(0)).join('')).to.equal('bca');
    await sendMouse({ type: 'up' });
    await until(() => changes > 0);
    expect(letters(target)).to.equal('bca');
    expect(changes).to.equal(1);
    await until(() => target.renderRoot.querySelector('.lifted') === null); // the event comes before the rendering
    expect(has(target, 'item')).to.be.true;
  });

  it('goes back at Escape', async () => {
    const target = await gallery('abc');
    await drag(target, 'a', 'c');
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    await target.updateComplete;
    expect(letters(target)).to.equal('abc');
    expect(target.renderRoot.querySelector('.lifted')).to.be.null;
  });
});

describe('a gallery', () => {
  it('has the first image for its cover', async () => {
    const target = await gallery('abc');
    expect(tile(target, 'a').textContent).to.contain('Cover');
    target.move(target.items[2]?.id ?? '', 0);
    await target.updateComplete;
    expect(tile(target, 'c').textContent).to.contain('Cover');
    expect(tile(target, 'a').textContent).not.to.contain('Cover');
  });

  it('shows rejected files in separate rows, with the reason, not as a tile or cover', async () => {
    const target = await gallery('');
    const text = new File(['text'], 'notes.txt', { type: 'text/plain' });
    await target.addFiles([text]);
    target.images = ['/a.jpg', '/b.jpg'];
    await until(() => handles(target).length === 2);
    const refused = found(target.renderRoot.querySelector('[part~=item-rejected]'));
    expect(refused.closest('ul')?.getAttribute('aria-label')).to.equal('Not accepted');
    expect(refused.textContent).to.contain('notes.txt').and.not.to.contain('Cover');
    expect(found(refused.querySelector('[part=error]')).textContent.trim()).not.to.equal('');
    expect(refused.querySelector('[part=handle], [part=alt-input]')).to.be.null;
    expect(tile(target, 'a').textContent).to.contain('Cover');
    expect(target.items.map(({ name }) => name)).to.deep.equal(['notes.txt', 'a.jpg', 'b.jpg']);
    handle(target, 'b').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Home', bubbles: true, composed: true, cancelable: true }),
    );
    await target.updateComplete;
    expect(letters(target)).to.equal('ba');
    expect(target.items.map(({ name }) => name)).to.deep.equal(['notes.txt', 'b.jpg', 'a.jpg']);
    await until(() => said(target).includes('image 1 of 2'));
    expect(tile(target, 'b').textContent).to.contain('Cover');
  });

  it('has the first image as its cover that is stored, or will be', async () => {
    const target = await gallery('', { 'upload-on': 'select' });
    target.presign = () => new Promise<never>(() => {});
    const bytes = await image();
    await target.addFiles(['x.jpg', 'y.jpg'].map((name) => new File([bytes, name], name)));
    target.abort(target.items[0]?.id);
    await until(() => handles(target).length === 2 && tile(target, 'y').textContent.includes('Cover'));
    expect(tile(target, 'x').textContent).not.to.contain('Cover');
  });

  it('has fields for alternative texts, which are in images and in JSON', async () => {
    const target = await gallery('ab', { 'value-as': 'json' });
    const told: string[] = [];
    target.addEventListener('input', ({ target }) => told.push((target as Element).localName));
    const field = found(tile(target, 'b').querySelector('input'));
    expect(field.labels?.[0]?.textContent).to.contain('b.jpg');
    field.focus();
    let changes = 0;
    target.addEventListener('change', () => (changes += 1));
    await sendKeys({ type: 'A lake' });
    await until(() => target.images[1]?.alt === 'A lake');
    expect(changes, 'not each letter').to.equal(0);
    field.blur();
    expect(changes).to.equal(1);
    expect(target.images[1]?.alt).to.equal('A lake');
    expect(JSON.parse(target.value)).to.have.nested.property('1.alt', 'A lake');
    expect(new Set(told)).to.deep.equal(new Set(['s3-image-upload']));
  });

  it('keeps a typed text while an image is uploaded', async () => {
    const target = await element({ variant: 'gallery', multiple: '', 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg')]);
    await until(() => has(target, 'alt-input'));
    const field = part(target, 'alt-input') as HTMLInputElement;
    field.value = 'A hill';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await target.addFiles([await image('b.jpg')]);
    await target.updateComplete;
    expect((part(target, 'alt-input') as HTMLInputElement).value).to.equal('A hill');
    expect(target.items[0]?.alt).to.equal('A hill');
  });

  it('of hundreds fills the visible tiles, and only names the rest', async () => {
    const target = await element({ variant: 'gallery', multiple: '', value: hundreds() });
    await until(() => target.renderRoot.querySelectorAll('li').length === 300);
    await until(() => handles(target).length > 0);
    expect(handles(target).length).to.be.below(120);
    expect(target.renderRoot.querySelector('li:last-child')?.textContent.trim()).to.equal('photo-299.jpg');
    target.renderRoot.querySelector('li:last-child')?.scrollIntoView();
    await until(() => target.renderRoot.querySelector('li:last-child [part=handle]') !== null);
  });

  it('can’t be sorted if it is readonly, and shows its texts', async () => {
    const target = await element({
      variant: 'gallery',
      multiple: '',
      readonly: '',
      value: '[{"url":"/a.jpg","alt":"A lake"},"/b.jpg"]',
    });
    await until(() => has(target, 'thumbnail'));
    expect(has(target, 'handle')).to.be.false;
    expect(has(target, 'alt-input')).to.be.false;
    expect(part(target, 'list').textContent).to.contain('A lake');
  });
});

it('puts a lifted image back by Escape, and leaves the dialog around it open', async () => {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  const target = await gallery('abc');
  dialog.append(target);
  dialog.showModal();
  await until(() => handles(target).length === 3);
  handle(target, 'a').focus();
  await sendKeys({ press: 'Enter' });
  await until(() => handle(target, 'a').ariaPressed === 'true');
  await sendKeys({ press: 'Escape' });
  await until(() => handle(target, 'a').ariaPressed === 'false');
  expect(dialog.open).to.be.true;
  dialog.remove();
});
