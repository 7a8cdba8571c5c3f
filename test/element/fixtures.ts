// Creates the element in a page, and records its events.
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';

/** An element with these attributes; `''` for a Boolean attribute. */
export async function element(attributes: Readonly<Record<string, string>> = {}): Promise<S3ImageUpload> {
  const made = document.createElement('s3-image-upload');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return fixture(html`${made}`);
}

/** The same, after a pointer has come near, so that its engine is loaded. */
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

/** Resolves to the next event of this name. */
export const next = <Name extends keyof HTMLElementEventMap>(target: HTMLElement, name: Name) =>
  new Promise<HTMLElementEventMap[Name]>((resolve) => target.addEventListener(name, resolve, { once: true }));

/** Records the names of all upload events. Consecutive progress events are recorded once. */
export function record(target: HTMLElement): string[] {
  const told: string[] = [];
  for (const name of [
    'add',
    'reject',
    'start',
    'progress',
    'success',
    'error',
    'pause',
    'resume',
    'abort',
    'remove',
    'complete',
  ])
    target.addEventListener(`upload-${name}`, () => {
      if (told.at(-1) !== name || name !== 'progress') told.push(name);
    });
  return told;
}

/** Returns the value, which must not be null or undefined. */
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

/** Opens the list of images, which is closed in the variant `button`. */
export function openList(target: S3ImageUpload): void {
  const opener = target.renderRoot.querySelector<HTMLElement>('.opener');
  if (opener && !target.renderRoot.querySelector('.panel:popover-open')) opener.click();
}

/** Resolves once the condition is met, which is checked in each frame. */
export const until = (isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => (isSo() ? resolve() : requestAnimationFrame(look));
    look();
  });

/** Resolves once so many images have a picture, which workers draw. */
export const pictured = (target: S3ImageUpload, count = 1) =>
  until(() => target.items.filter(({ previewUrl }) => previewUrl !== undefined).length >= count);

/** Resolves once none of the pictures could be loaded, so that there is no button that opens the viewer. */
export const withoutPictures = async (target: S3ImageUpload): Promise<S3ImageUpload> => {
  await until(() => has(target, 'placeholder') && !has(target, 'view-button'));
  return target;
};

/** Chooses files as a visitor does in the file picker. */
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
  Object.defineProperty(event, 'clipboardData', { value: clipboardData }); // Firefox loses files that are passed to the constructor
  return event;
}

/** The innermost element that has the focus. */
export const focused = () => document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;

export type TabKey = 'Tab' | 'Shift+Tab';

/** Presses the key. Skips the test if Shift can't be held down, as with WebKitGTK's WebDriver. */
export async function tab(context: Mocha.Context, key: TabKey): Promise<void> {
  const isBack = key === 'Shift+Tab';
  if (isBack) await sendKeys({ down: 'Shift' }).catch(() => context.skip());
  await sendKeys({ press: 'Tab' });
  if (isBack) await sendKeys({ up: 'Shift' });
}
