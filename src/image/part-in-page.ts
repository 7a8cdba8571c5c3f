// Draws what an `<img>` shows of a truncated image, for browsers that give no other way to it. Loaded with the first one.
import { drawn, sizeOf, type PreviewTask } from './preview.js';

/** Draws the image as soon as a part is there: once WebKit finds that decoding fails, it shows nothing. */
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
