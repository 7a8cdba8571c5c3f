// The element for the Tab key, and for scripts that keep the focus in a dialog and do not look into shadow roots.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { stub } from 'sinon';
import {
  element as earlyElement,
  focused,
  nearElement as element,
  part,
  tab,
  until,
  withoutPictures,
} from './fixtures.js';

const button = (text: string) => {
  const made = Object.assign(document.createElement('button'), { textContent: text });
  document.body.append(made);
  return made;
};

describe('the element is one stop of the Tab key', () => {
  it('and only one, forwards and backwards', async function () {
    const before = button('before');
    const target = await withoutPictures(await element({ value: '/a.jpg' }));
    document.body.append(target);
    const after = button('after');
    const browse = part(target, 'browse-button');
    const remove = part(target, 'remove-button');
    before.focus();
    for (const [key, next] of [
      ['Tab', browse],
      ['Tab', remove],
      ['Tab', after],
      ['Shift+Tab', remove],
      ['Shift+Tab', browse],
      ['Shift+Tab', before],
    ] as const) {
      await tab(this, key);
      expect(focused(), key).to.equal(next);
    }
    for (const one of [before, target, after]) one.remove();
  });

  it('for scripts that use tabindex, wherever the focus is', async () => {
    const target = await element();
    expect(target.tabIndex).to.equal(0);
    target.focus();
    expect(focused()).to.equal(part(target, 'browse-button'));
    expect(target.tabIndex).to.equal(0);
  });

  it('before its engine is loaded, once it is invalid, and leads the focus to its control', async function () {
    const idle = 'requestIdleCallback' in globalThis && stub(globalThis, 'requestIdleCallback');
    const before = button('before');
    const target = await earlyElement({ required: '' });
    before.after(target);
    expect(target.hasAttribute('tabindex')).to.be.false;
    target.checkValidity();
    expect(target.tabIndex).to.equal(0);
    before.focus();
    await tab(this, 'Tab');
    await until(() => focused() === part(target, 'browse-button'));
    await tab(this, 'Shift+Tab');
    expect(focused()?.textContent).to.equal('before');
    if (idle) idle.restore();
    for (const one of [before, target]) one.remove();
  });

  it('but not while the browser moves the focus', async () => {
    const target = await withoutPictures(await element({ value: '/a.jpg' }));
    target.focus();
    const heard: number[] = [];
    const listen = () => heard.push(target.tabIndex);
    document.addEventListener('keydown', listen);
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(part(target, 'remove-button'));
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([-1]);
    expect(target.tabIndex).to.equal(0);
  });

  it('again once the key is up, if the page prevents it from moving the focus', async () => {
    const target = await withoutPictures(await element({ value: '/a.jpg' }));
    target.focus();
    document.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(part(target, 'browse-button'));
    expect(target.tabIndex).to.equal(0);
  });

  it('and other keys do not change that', async () => {
    const target = await element();
    target.focus();
    const heard: unknown[] = [];
    const listen = ({ key }: KeyboardEvent) => heard.push([key, target.tabIndex]);
    document.addEventListener('keydown', listen);
    await sendKeys({ press: 'ArrowDown' });
    part(target, 'browse-button').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Tab', ctrlKey: true, bubbles: true, composed: true }),
    );
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([
      ['ArrowDown', 0],
      ['Tab', 0],
    ]);
  });

  it('and none if it has no control', async () => {
    const target = await element({ disabled: '' });
    expect(target.hasAttribute('tabindex')).to.be.false;
    target.disabled = false;
    await until(() => target.tabIndex === 0);
    target.readonly = true;
    await until(() => !target.hasAttribute('tabindex'));
  });

  for (const tabindex of ['3', '0', '-1', '-2'])
    it(`with the tabindex that the page has set: ${tabindex}`, async () => {
      const target = await element({ tabindex });
      const after = button('after');
      target.focus();
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(after);
      expect(target.getAttribute('tabindex')).to.equal(tabindex);
      after.remove();
    });

  it('that Shift+Tab leaves, even with a positive tabindex', async function () {
    const before = button('before');
    const target = await element({ tabindex: '3' });
    before.tabIndex = 2;
    target.focus();
    await tab(this, 'Shift+Tab');
    expect(focused()).to.equal(before);
    expect(target.tabIndex).to.equal(3);
    before.remove();
  });

  it('at the first visible control', async () => {
    const target = await withoutPictures(await element({ value: '/a.jpg' }));
    const style = document.createElement('style');
    style.textContent = 's3-image-upload::part(browse-button) { display: none }';
    document.head.append(style);
    target.focus();
    expect(focused()).to.equal(part(target, 'remove-button'));
    style.remove();
  });
});
