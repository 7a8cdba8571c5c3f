// The built element in jsdom, as Jest and Vitest run the tests of an app. Their Lit is the one for Node.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { JSDOM } from 'jsdom';

/** Globals that their environments take from jsdom's window although Node has them, too. */
const REPLACED = ['Event', 'CustomEvent', 'EventTarget', 'Blob', 'File', 'FormData', 'AbortController'];

const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true, url: 'http://app/' });

before(async () => {
  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis) || REPLACED.includes(name))
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get: () => window[name] as unknown,
      });
  await import(new URL('../../dist/s3-image-upload.js', import.meta.url).href);
});

const draw = async () => {
  document.body.innerHTML = '<form><s3-image-upload name="photo" required></s3-image-upload></form>';
  const element = document.querySelector('s3-image-upload');
  assert.ok(element);
  await element.updateComplete;
  return element;
};

const paste = () => {
  const files = [new File(['Milk, bread'], 'list.jpg')];
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  return Object.assign(event, { clipboardData: { files, types: ['Files'], getData: () => '' } });
};

/** Resolves once the pasted file, which is not an image, has been checked. */
const rejected = (element: Element, act: () => void) =>
  new Promise((resolve) => {
    element.addEventListener('upload-reject', resolve, { once: true });
    act();
  });

test('the element is drawn in jsdom, checks files and knows whether it is valid', async () => {
  const element = await draw();
  assert.match(element.shadowRoot?.textContent ?? '', /Choose an image/);
  assert.equal(element.checkValidity(), false);
  assert.equal(element.validity.valueMissing, true);
  const [item] = await element.addFiles([new File(['Milk, bread'], 'list.jpg')]);
  assert.ok(item?.state === 'rejected');
  assert.equal(item.error.code, 'not-an-image');
});

test('the element can be focused and accepts pasted images in jsdom', async () => {
  const errors: unknown[] = [];
  window.addEventListener('error', ({ error }) => errors.push(error));
  const element = await draw();
  await rejected(element, () => document.body.dispatchEvent(paste()));
  element.focus();
  const button = element.shadowRoot?.activeElement;
  assert.equal(button?.getAttribute('part'), 'browse-button');
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
  await rejected(element, () => document.body.dispatchEvent(paste()));
  await element.updateComplete;
  const remove = element.shadowRoot?.querySelector<HTMLElement>('[part=remove-button]');
  assert.ok(remove);
  remove.focus();
  element.clear();
  await element.updateComplete;
  assert.equal(element.shadowRoot?.activeElement, button, 'in place of a control that is gone');
  assert.deepEqual(errors, []);
});

test('the element is drawn without attachInternals(), as in happy-dom', async () => {
  Reflect.deleteProperty(window.HTMLElement.prototype, 'attachInternals');
  const element = await draw();
  assert.match(element.shadowRoot?.textContent ?? '', /Choose an image/);
});
