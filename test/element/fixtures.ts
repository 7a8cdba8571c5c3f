// The element on a page, and what it told.
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';

/** An element with these attributes; `''` for one that is just there. */
export async function element(attributes: Readonly<Record<string, string>> = {}): Promise<S3ImageUpload> {
  const made = document.createElement('s3-image-upload');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return fixture(html`${made}`);
}

/** The same, whose engine has been loaded: a pointer came near. */
export async function nearElement(attributes: Readonly<Record<string, string>> = {}): Promise<S3ImageUpload> {
  const made = await element(attributes);
  made.dispatchEvent(new Event('pointerenter'));
  await made.updateComplete;
  return made;
}

/** An element in an element with this `lang`. */
export async function elementIn(
  lang: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<S3ImageUpload> {
  const target = await element(attributes);
  const place = await fixture(html`<div lang=${lang}></div>`);
  place.append(target);
  await target.updateComplete;
  return target;
}

/** The next event of this name, with a listener of its own. */
export const next = <Name extends keyof HTMLElementEventMap>(target: HTMLElement, name: Name) =>
  new Promise<HTMLElementEventMap[Name]>((resolve) => target.addEventListener(name, resolve, { once: true }));

/** Names of all upload events from now on, one progress event counted for any run of them. */
export function record(target: HTMLElement): string[] {
  const told: string[] = [];
  for (const name of [
    'add',
    'reject',
    'start',
    'progress',
    'success',
    'error',
    'abort',
    'remove',
    'complete',
  ])
    target.addEventListener(`upload-${name}`, () => {
      if (told.at(-1) !== name || name !== 'progress') told.push(name);
    });
  return told;
}

/** What has to be there. */
export function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw new Error('It is not there.');
  return thing;
}

export function part(target: S3ImageUpload, name: string): HTMLElement {
  const found = target.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (!found) throw new Error(`No part "${name}" is drawn.`);
  return found;
}

export const has = (target: S3ImageUpload, name: string) =>
  target.renderRoot.querySelector(`[part~="${name}"]`) !== null;

/** Opens the list of images, where it is closed: in the variant `button`. */
export function openList(target: S3ImageUpload): void {
  const opener = target.renderRoot.querySelector<HTMLElement>('.opener');
  if (opener && !target.renderRoot.querySelector('.panel:popover-open')) opener.click();
}

/** Resolves once this is so, looked at in each frame. */
export const until = (isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => (isSo() ? resolve() : requestAnimationFrame(look));
    look();
  });

/** Resolves once so many images have a picture, which is made beside the page. */
export const pictured = (target: S3ImageUpload, count = 1) =>
  until(() => target.items.filter(({ previewUrl }) => previewUrl !== undefined).length >= count);

/** Resolves once the browser knows that none of the pictures can be had: there is no button to look at one. */
export const withoutPictures = async (target: S3ImageUpload): Promise<S3ImageUpload> => {
  await until(() => has(target, 'placeholder') && !has(target, 'view-button'));
  return target;
};

/** As a visitor does in the file picker. */
export function pick(target: S3ImageUpload, ...files: File[]): void {
  const input = part(target, 'input') as HTMLInputElement;
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change'));
}

export function transfer(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

export function paste(clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData }); // by its constructor Firefox loses the files
  return event;
}

/** The innermost element that has the focus. */
export const focused = () => document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;

export type TabKey = 'Tab' | 'Shift+Tab';

/** Presses it; skips the test where Shift can't be held: in WebKitGTK, by its WebDriver. */
export async function tab(context: Mocha.Context, key: TabKey): Promise<void> {
  const isBack = key === 'Shift+Tab';
  if (isBack) await sendKeys({ down: 'Shift' }).catch(() => context.skip());
  await sendKeys({ press: 'Tab' });
  if (isBack) await sendKeys({ up: 'Shift' });
}
