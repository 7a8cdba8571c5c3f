// A gallery, and its controls.
import type { S3ImageUpload } from 's3-image-upload';
import { element, found, part, until } from './fixtures.js';

export const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
/** Waits for so many frames. */
export const still = async (frames = 5) => {
  for (let at = 0; at < frames; at += 1) await frame();
};
export const letters = (target: S3ImageUpload) => target.images.map(({ url }) => url.charAt(1)).join('');
export const handles = (target: S3ImageUpload) => [
  ...target.renderRoot.querySelectorAll<HTMLButtonElement>('[part=handle]'),
];
export const handle = (target: S3ImageUpload, letter: string) =>
  found(handles(target).find((one) => one.ariaLabel === `Move ${letter}.jpg`));
export const tile = (target: S3ImageUpload, letter: string) => found(handle(target, letter).closest('li'));
export const middle = (of: Element): [number, number] => {
  const { left, top, width, height } = of.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};
export const said = (target: S3ImageUpload) => part(target, 'live-region').textContent.trim();
/** Images that exist already, one for each letter; three in a row, without a large cover. */
export async function gallery(names: string, attributes: Readonly<Record<string, string>> = {}) {
  const value = JSON.stringify(Array.from(names, (name) => `/${name}.jpg`));
  const target = await element({ variant: 'gallery', multiple: '', name: 'photos', value, ...attributes });
  target.style.inlineSize = '440px';
  await until(() => handles(target).length === names.length);
  return target;
}
/** Three hundred images that exist, with valid pictures: invalid ones would cause six hundred requests. */
export const hundreds = () =>
  JSON.stringify(
    Array.from({ length: 300 }, (_, index) => ({
      url: `/test/image/files/plain.jpg?${index}`,
      name: `photo-${index}.jpg`,
    })),
  );
export const pointer = (type: string, on: Element, [x, y]: [number, number], more: PointerEventInit = {}) =>
  on.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 1,
      isPrimary: true,
      button: 0,
      buttons: 1,
      clientX: x,
      clientY: y,
      ...more,
    }),
  );
