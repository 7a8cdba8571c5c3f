// The visitor can restore removed images for a while.
import { expect, fixture, html } from '@open-wc/testing';
import { restore, useFakeTimers, type SinonFakeTimers } from 'sinon';
import { sendKeys } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, focused, found, has, next, part, record, until } from './fixtures.js';
import { gallery, letters, said, still, tile } from './gallery-fixtures.js';

/** Milliseconds for which an image can be restored. */
const TIME = 8000;

const names = (target: S3ImageUpload) => target.items.map(({ name, state }) => `${name} ${state}`);

const rowOf = (target: S3ImageUpload, name: string) =>
  found(
    target.renderRoot.querySelector(`[data-id="${found(target.items.find((one) => one.name === name)).id}"]`),
  );

const removeButton = (target: S3ImageUpload, name: string) =>
  found(rowOf(target, name).querySelector<HTMLElement>('[part=remove-button]'));

/** Three images in a form; the second one has a description. */
async function describedInForm() {
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  const target = await gallery('abc', { 'value-as': 'json' });
  form.append(target);
  await target.updateComplete;
  const field = found(tile(target, 'b').querySelector<HTMLInputElement>('[part=alt-input]'));
  field.value = 'A boat';
  field.dispatchEvent(new Event('input'));
  await still();
  return { form, target };
}

/** Presses with a pointer, whose clicks have a count. */
async function remove(target: S3ImageUpload, name: string): Promise<void> {
  removeButton(target, name).dispatchEvent(
    new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }),
  );
  await until(() => has(target, 'undo') && part(target, 'undo').textContent.includes(name));
  await target.updateComplete;
}

async function undo(target: S3ImageUpload): Promise<void> {
  part(target, 'undo-button').click();
  await still();
}

async function chosen(count = 3, attributes: Readonly<Record<string, string>> = {}): Promise<S3ImageUpload> {
  const target = await element({ 'upload-on': 'manual', multiple: '', ...attributes });
  await target.addFiles(await images(count));
  await target.updateComplete;
  return target;
}

describe('an image that the visitor has removed', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(async () => {
    restore();
    await stack.faults();
  });

  it('comes back to its place, ready as before, with its picture', async () => {
    const target = await chosen();
    await until(() => target.items.every(({ previewUrl }) => previewUrl !== undefined));
    const [, item] = target.items;
    await remove(target, 'photo-2.jpg');
    expect(names(target)).to.deep.equal(['photo-1.jpg ready', 'photo-3.jpg ready']);
    await undo(target);
    expect(names(target)).to.deep.equal(['photo-1.jpg ready', 'photo-2.jpg ready', 'photo-3.jpg ready']);
    expect(target.items[1]?.id).to.equal(item?.id);
    await until(() => rowOf(target, 'photo-2.jpg').querySelector('img') !== null);
    await found(rowOf(target, 'photo-2.jpg').querySelector('img')).decode();
    expect(has(target, 'undo')).to.be.false;
  });

  it('leaves the form’s value at once, and comes back with its description', async () => {
    const { form, target } = await describedInForm();
    const before = new FormData(form).getAll('photos');
    await remove(target, 'b.jpg');
    expect(new FormData(form).getAll('photos')).to.have.length(2);
    const changes: string[] = [];
    for (const type of ['input', 'change']) target.addEventListener(type, () => changes.push(type));
    await undo(target);
    expect(new FormData(form).getAll('photos')).to.deep.equal(before);
    expect(letters(target)).to.equal('abc');
    expect(changes).to.deep.equal(['input', 'change']);
  });

  it('dispatches events when it goes and when it comes back, which a listener can cancel', async () => {
    const target = await chosen();
    const told = record(target);
    await remove(target, 'photo-1.jpg');
    await undo(target);
    expect(told).to.deep.equal(['remove', 'add']);
    target.addEventListener('upload-add', (event) => event.preventDefault());
    await remove(target, 'photo-1.jpg');
    await undo(target);
    expect(names(target)).to.deep.equal(['photo-2.jpg ready', 'photo-3.jpg ready']);
  });

  it('is still stored, and is not sent again', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    const complete = next(target, 'upload-complete');
    await target.addFiles([await image()]);
    await complete;
    const { value } = target;
    const told = record(target);
    await target.updateComplete;
    await remove(target, 'photo.jpg');
    expect(target.value).to.equal('');
    await undo(target);
    expect(target.value).to.equal(value);
    expect(told).to.deep.equal(['remove', 'add']);
  });

  it('has failed as before, and can be tried again', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', retries: '0' });
    const failed = next(target, 'upload-error');
    await target.addFiles([await image()]);
    const { error } = (await failed).detail;
    await target.updateComplete;
    await remove(target, 'photo.jpg');
    await undo(target);
    const [item] = target.items;
    expect(item?.state === 'failed' && item.error === error).to.be.true;
    await stack.faults();
    const success = next(target, 'upload-success');
    target.retry();
    await success;
  });

  it('is sent if it was waiting for its turn', async () => {
    const target = await element({ multiple: '', concurrency: '1' });
    target.presign = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    await target.addFiles(await images(2));
    await target.updateComplete;
    await remove(target, 'photo-2.jpg');
    await undo(target);
    const { id = '' } = target.items[0] ?? {};
    target.abort(id);
    await until(() => target.items[1]?.state === 'presigning');
    target.clear();
  });

  it('can’t be brought back if the page removed it, or if it was rejected', async () => {
    const target = await chosen(2, { accept: 'image/jpeg' });
    target.remove(target.items[0]?.id);
    await target.addFiles([await image('not.png', 'image/png')]);
    await target.updateComplete;
    removeButton(target, 'not.png').click();
    await still();
    expect(target.items).to.have.length(1);
    expect(has(target, 'undo')).to.be.false;
  });

  it('each of several can be brought back, the last one first', async () => {
    const target = await chosen(4);
    for (const name of ['photo-2.jpg', 'photo-3.jpg', 'photo-1.jpg']) await remove(target, name);
    const back: string[][] = [];
    while (has(target, 'undo')) {
      await undo(target);
      back.push(target.items.map(({ name }) => name.charAt(6)));
    }
    expect(back.map((one) => one.join(''))).to.deep.equal(['14', '134', '1234']);
  });

  describe('with all others', () => {
    const removeAllButton = (target: S3ImageUpload) =>
      found(
        [...target.renderRoot.querySelectorAll<HTMLElement>('[part=summary-button]')].find(
          ({ ariaLabel }) => ariaLabel === 'Remove all',
        ),
      );
    async function removeAll(target: S3ImageUpload): Promise<void> {
      await until(() => has(target, 'summary-button'));
      removeAllButton(target).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
      await until(() => has(target, 'undo'));
      await target.updateComplete;
    }
    const notice = (target: S3ImageUpload) => part(target, 'undo').textContent.replace(/\s+/g, ' ').trim();

    it('comes back in order, by one notice, as it was', async () => {
      const target = await chosen(4);
      await target.addFiles([new File(['no image'], 'notes.jpg')]);
      const before = names(target).slice(0, 4);
      const told = record(target);
      await removeAll(target);
      expect(names(target)).to.deep.equal([]);
      expect(notice(target)).to.equal('4 images removed. Undo');
      await undo(target);
      expect(names(target)).to.deep.equal(before);
      expect(has(target, 'undo')).to.be.false;
      expect(told.filter((name) => name === 'remove')).to.have.length(5);
      expect(told.filter((name) => name === 'add')).to.have.length(4);
    });

    it('leaves the form’s value at once, and comes back with the descriptions, by one change each', async () => {
      const { form, target } = await describedInForm();
      const before = new FormData(form).getAll('photos');
      const changes: string[] = [];
      for (const type of ['input', 'change']) target.addEventListener(type, () => changes.push(type));
      await removeAll(target);
      expect(new FormData(form).getAll('photos')).to.deep.equal([]);
      await undo(target);
      expect(new FormData(form).getAll('photos')).to.deep.equal(before);
      expect(JSON.stringify(before)).to.contain('A boat');
      expect(changes).to.deep.equal(['input', 'change', 'input', 'change']);
    });

    it('comes back before images that were added since, and not if there is no space for all', async () => {
      const target = await chosen(3, { 'max-files': '4' });
      await removeAll(target);
      await target.addFiles([await image('new.jpg')]);
      await target.updateComplete;
      await undo(target);
      expect(names(target)).to.deep.equal([
        'photo-1.jpg ready',
        'photo-2.jpg ready',
        'photo-3.jpg ready',
        'new.jpg ready',
      ]);
      await removeAll(target);
      await target.addFiles([await image('other.jpg')]);
      expect(has(target, 'undo')).to.be.false;
    });

    it('comes back after the one that was removed before', async () => {
      const target = await chosen(3);
      await remove(target, 'photo-2.jpg');
      await removeAll(target);
      await undo(target);
      expect(names(target)).to.deep.equal(['photo-1.jpg ready', 'photo-3.jpg ready']);
      await undo(target);
      expect(names(target)).to.deep.equal(['photo-1.jpg ready', 'photo-2.jpg ready', 'photo-3.jpg ready']);
    });

    it('announces both, and by keyboard moves the focus to Undo and back to the images', async () => {
      const target = await chosen(2);
      await until(() => has(target, 'summary-button'));
      removeAllButton(target).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused()?.getAttribute('part') === 'undo-button');
      await until(() => said(target).includes('2 images removed. You can undo this.'));
      while (target.items.length === 0) await sendKeys({ press: 'Enter' }); // a second press at once is not meant for it
      await until(() => focused()?.getAttribute('aria-label') === 'Remove photo-1.jpg');
      await until(() => said(target).includes('2 images added.'));
    });

    it('is not offered if nothing can come back', async () => {
      const target = await element({ 'upload-on': 'manual', multiple: '' });
      await target.addFiles(['a', 'b'].map((name) => new File([`no image ${name}`], `${name}.jpg`)));
      await until(() => has(target, 'summary-button'));
      removeAllButton(target).click();
      await until(() => said(target).includes('2 images removed.'));
      expect(has(target, 'undo')).to.be.false;
    });
  });

  it('is not offered if the element is removed before the notice is loaded', async () => {
    const target = await chosen(2);
    removeButton(target, 'photo-1.jpg').click();
    target.remove();
    await still();
    expect(has(target, 'undo')).to.be.false;
  });

  describe('is offered', () => {
    let clock: SinonFakeTimers | undefined;
    afterEach(() => clock?.restore());
    const stopClock = () =>
      (clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true }));

    it('for eight seconds after each removal', async () => {
      const target = await chosen();
      await remove(target, 'photo-1.jpg');
      await undo(target); // what offers it is loaded
      const time = stopClock();
      removeButton(target, 'photo-1.jpg').dispatchEvent(
        new MouseEvent('click', { bubbles: true, detail: 1 }),
      );
      time.tick(TIME - 1);
      removeButton(target, 'photo-2.jpg').dispatchEvent(
        new MouseEvent('click', { bubbles: true, detail: 1 }),
      );
      time.tick(TIME - 1);
      expect(has(target, 'undo')).to.be.true;
      time.tick(1);
      expect(has(target, 'undo')).to.be.false;
    });

    for (const [what, on, off] of [
      ['pointer', new PointerEvent('pointerenter'), new PointerEvent('pointerleave')],
      ['focus', new FocusEvent('focusin'), new FocusEvent('focusout')],
    ] as const)
      it(`as long as the ${what} is on it, and then for eight seconds`, async () => {
        const target = await chosen();
        await remove(target, 'photo-1.jpg');
        await undo(target);
        const time = stopClock();
        removeButton(target, 'photo-1.jpg').dispatchEvent(
          new MouseEvent('click', { bubbles: true, detail: 1 }),
        );
        part(target, 'undo').dispatchEvent(on);
        time.tick(60_000);
        expect(has(target, 'undo')).to.be.true;
        part(target, 'undo').dispatchEvent(off);
        time.tick(TIME - 1);
        expect(has(target, 'undo')).to.be.true;
        time.tick(1);
        expect(has(target, 'undo')).to.be.false;
      });

    it('no longer once another image has replaced it', async () => {
      const target = await element({ 'upload-on': 'manual' });
      await target.addFiles([await image('one.jpg')]);
      await target.updateComplete;
      await remove(target, 'one.jpg');
      await target.addFiles([await image('two.jpg')]);
      expect(has(target, 'undo')).to.be.false;
    });

    for (const [what, act] of [
      ['shows others', (target: S3ImageUpload) => (target.images = ['/other.jpg'])],
      ['empties it', (target: S3ImageUpload) => target.clear()],
      ['resets its form', (target: S3ImageUpload) => target.form?.reset()],
      ['disables it', (target: S3ImageUpload) => (target.disabled = true)],
      ['takes it away', (target: S3ImageUpload) => target.remove()],
    ] as const)
      it(`no longer once the page ${what}`, async () => {
        const form = await fixture<HTMLFormElement>(html`<form></form>`);
        const target = await element({ multiple: '', value: '["/a.jpg","/b.jpg"]' });
        form.append(target);
        await until(() => has(target, 'remove-button'));
        await remove(target, 'a.jpg');
        act(target);
        await still();
        expect(has(target, 'undo')).to.be.false;
      });

    it('also by a page that sets the value in a listener, as frameworks do', async () => {
      const target = await element({ multiple: '', value: '["/a.jpg","/b.jpg"]' });
      await until(() => has(target, 'remove-button'));
      target.addEventListener('change', () => {
        const { images } = target;
        target.images = images;
      });
      await remove(target, 'a.jpg');
      await undo(target);
      expect(letters(target)).to.equal('ab');
    });
  });

  describe('by keyboard', () => {
    it('moves the focus to Undo, and Tab moves it to the next image', async () => {
      const target = await chosen();
      removeButton(target, 'photo-2.jpg').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused()?.getAttribute('part') === 'undo-button');
      await sendKeys({ press: 'Tab' });
      expect(focused()?.getAttribute('aria-label')).to.equal('Remove photo-3.jpg');
      expect(has(target, 'undo')).to.be.true;
    });

    it('comes back by Enter, with the focus', async () => {
      const target = await chosen();
      removeButton(target, 'photo-2.jpg').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused()?.getAttribute('part') === 'undo-button');
      while (target.items.length < 3) await sendKeys({ press: 'Enter' }); // a second press at once is not meant for it
      await until(() => focused()?.getAttribute('aria-label') === 'Remove photo-2.jpg');
    });

    it('ends with Escape, which closes nothing around the element', async () => {
      const target = await chosen();
      let heard = 0;
      target.addEventListener('keydown', ({ key }) => (heard += key === 'Escape' ? 1 : 0));
      removeButton(target, 'photo-3.jpg').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focused()?.getAttribute('part') === 'undo-button');
      await sendKeys({ press: 'Escape' });
      expect(focused()?.getAttribute('aria-label')).to.equal('Remove photo-2.jpg');
      expect(has(target, 'undo')).to.be.false;
      expect(heard).to.equal(0);
    });
  });

  for (const key of ['Tab', 'Escape'])
    it(`moves the focus to an image that is left when ${key} is pressed before the list is rendered again`, async () => {
      const target = await chosen(4);
      await remove(target, 'photo-1.jpg');
      await still();
      const button = removeButton(target, 'photo-3.jpg');
      button.focus();
      button.click();
      expect(target.renderRoot.contains(button), 'the row is still there').to.be.true;
      part(target, 'undo-button').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      expect(focused()?.getAttribute('aria-label')).to.equal('Remove photo-4.jpg');
    });

  it('announces the removal, the undo button, and the return', async () => {
    const target = await chosen();
    await remove(target, 'photo-1.jpg');
    const isSaid = (text: string) => () => said(target).replace(/[\u2068\u2069]/g, '') === text;
    await until(isSaid('photo-1.jpg removed. You can undo this.'));
    await undo(target);
    await until(isSaid('photo-1.jpg is back in its place.'));
  });

  it('shows a notice that moves nothing and is not covered', async () => {
    const target = await chosen();
    const after = document.createElement('p');
    target.after(after);
    target.style.cssText = 'display: block; overflow: hidden';
    const cover = await fixture<HTMLElement>(
      html`<div style="position: fixed; inset: 0; z-index: 9999"></div>`,
    );
    removeButton(target, 'photo-1.jpg').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    await still(1);
    target.style.blockSize = `${target.offsetHeight}px`;
    await until(() => has(target, 'undo'));
    await Promise.all(
      part(target, 'undo')
        .getAnimations()
        .map(({ finished }) => finished),
    );
    const { left, right, top, bottom } = part(target, 'undo').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(innerWidth);
    expect(bottom).to.be.at.most(innerHeight);
    const hit = target.shadowRoot?.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    expect(hit?.closest('[part~=undo]') !== null).to.be.true;
    await until(() => target.renderRoot.querySelector('[inert]') === null); // the row that fades
    expect(part(target, 'base').scrollHeight).to.be.at.most(part(target, 'base').clientHeight);
    after.remove();
    cover.remove();
  });
});
