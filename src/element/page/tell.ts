// Dispatches the events of the element. In a separate file, since the analyzer would use the variable's name as an event name.
import type { UploadEventMap } from '../../upload/events.js';
import type { SubmitEventMap } from '../engine/submit.js';

type Events = UploadEventMap & SubmitEventMap;

/** @returns whether nobody cancelled the event */
export const tell = <Name extends keyof Events>(
  element: HTMLElement,
  name: Name,
  detail: Events[Name]['detail'],
  cancelable = false,
): boolean =>
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
