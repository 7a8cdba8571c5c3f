// What the element is to the Tab key, and to scripts that keep the focus in a dialog and look into no shadow root.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { element, part, until } from './fixtures.js';
import { gallery } from './gallery-fixtures.js';

const button = (text: string) => {
  const made = Object.assign(document.createElement('button'), { textContent: text });
  document.body.append(made);
  return made;
};

/** The innermost element that has the focus. */
const focused = () => document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;

describe('the element is one stop of the Tab key', () => {
  it('and no more, forwards and back', async function () {
    const before = button('before');
    const target = await element({ value: '/a.jpg' });
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
      const isBack = key === 'Shift+Tab';
      // A WebDriver of WebKitGTK holds no key down.
      if (isBack) await sendKeys({ down: 'Shift' }).catch(() => this.skip());
      await sendKeys({ press: 'Tab' });
      if (isBack) await sendKeys({ up: 'Shift' });
      expect(focused(), key).to.equal(next);
    }
    for (const one of [before, target, after]) one.remove();
  });

  it('for scripts that go by tabindex, but not while the focus is in it', async () => {
    const target = await element();
    expect(target.tabIndex).to.equal(0);
    target.focus();
    expect(focused()).to.equal(part(target, 'browse-button'));
    expect(target.tabIndex).to.be.below(0);
    part(target, 'browse-button').blur();
    expect(target.tabIndex).to.equal(0);
  });

  it('and none where there is nothing to stop at', async () => {
    const target = await element({ disabled: '' });
    expect(target.hasAttribute('tabindex')).to.be.false;
    target.disabled = false;
    await until(() => target.tabIndex === 0);
    target.readonly = true;
    await until(() => !target.hasAttribute('tabindex'));
  });

  it('in the order that the page has given it', async () => {
    const target = await element({ tabindex: '3' });
    target.focus();
    expect(target.tabIndex).to.equal(3);
  });

  it('with a gallery, by the field of an image', async () => {
    const target = await gallery('ab');
    part(target, 'alt-input').focus();
    expect(target.tabIndex).to.be.below(0);
  });
});
