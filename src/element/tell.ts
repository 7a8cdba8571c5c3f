// What the uploader tells, told by the element.
import { uploadEvents } from '../upload/events.js';
import type { Uploader } from '../upload/uploader.js';

export function tellOf(uploader: Uploader, element: HTMLElement): void {
  for (const [name, cancelable] of Object.entries(uploadEvents))
    uploader.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      if (
        !element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }))
      )
        event.preventDefault();
    });
  uploader.on('upload-error', ({ detail: { error } }) => {
    // Nobody but the page's author can mend these, and the visitor's message doesn't tell how.
    if (!error.retryable) console.warn(`<s3-image-upload> ${error.code}:`, error.cause);
  });
}
