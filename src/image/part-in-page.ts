// What an `<img>` shows of an image that is cut, where the browser gives no other way to it. Loaded when that is wanted.
import { drawn, sizeOf, type PreviewTask } from './preview.js';

/** Drawn as soon as it is there: once WebKit has found out that its decoding fails, it shows nothing any more. */
export function partInPage(task: PreviewTask): Promise<Blob> {
  const url = URL.createObjectURL(task.file);
  const image = new Image();
  return new Promise<Blob>((resolve, reject) => {
    image.onload = () => {
      drawn({ source: image, size: sizeOf(task), isOpaque: false }).then(resolve, reject);
    };
    image.onerror = () => reject(new Error('The browser takes it for no image.'));
    image.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}
