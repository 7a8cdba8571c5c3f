// Draws the part that an `<img>` shows of a truncated image, for browsers without another way. Loaded with the first such image.
import { drawn, sizeOf, type PreviewTask } from './preview.js';

/** Draws the image as soon as a part of it is there: when decoding fails in WebKit, it shows nothing. */
export function partInPage(task: PreviewTask): Promise<Blob> {
  const url = URL.createObjectURL(task.file);
  const image = new Image();
  return new Promise<Blob>((resolve, reject) => {
    image.onload = () => {
      drawn({ source: image, size: sizeOf(task), isOpaque: false }).then(resolve, reject);
    };
    image.onerror = () => reject(new Error('The browser can’t show the image.'));
    image.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}
