// The events of the element.
import { uploadEvents } from '../../upload/events.js';
import type { UploadList } from '../../upload/upload-list.js';

/** `value` has changed by the visitor's doing. Out here because the analyzer takes the name of a variable for an event's name. */
export function tellChange(element: HTMLElement, type: 'input' | 'change'): void {
  element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}

/** What the uploader tells, told by the element. */
export function tellOf(uploads: UploadList, element: HTMLElement): void {
  for (const [name, cancelable] of Object.entries(uploadEvents))
    uploads.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      if (
        !element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }))
      )
        event.preventDefault();
    });
  uploads.on('upload-error', ({ detail: { error } }) => {
    // Nobody but the page's author can mend these, and the visitor's message doesn't tell how.
    if (!error.retryable) console.warn(`<s3-image-upload> ${error.code}:`, error.cause);
  });
}
