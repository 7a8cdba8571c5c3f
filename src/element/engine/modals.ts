// Modal dialogs on a page, native ones and those of scripts. Design systems have both in shadow roots.
import { composedAncestors, composedDescendants, elementAt, isVisible } from './composed.js';

/** A script's own dialog, or its drawer, may stay in the document while it is closed: it counts while it is on the screen. */
export const modalsOf = (document: Document): Element[] =>
  [...composedDescendants(document)].filter(
    (element) => element.matches(':modal') || (element.matches('[aria-modal=true]') && isSeen(element)),
  );

/** Its own box may be empty while parts of it are placed on the screen. */
function isSeen(modal: Element): boolean {
  return [modal, ...composedDescendants(modal)].some((part) => {
    if (!isVisible(part, { opacityProperty: true })) return false;
    const hit = hitInTheMiddle(part);
    return hit !== null && [...composedAncestors(hit)].includes(modal);
  });
}

/** In the middle of what is on the screen of its box; nothing where the box is off the screen. */
function hitInTheMiddle(element: Element): Element | null {
  const { ownerDocument } = element;
  const { innerWidth = 0, innerHeight = 0 } = ownerDocument.defaultView ?? {};
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  return elementAt(ownerDocument, x, y);
}
