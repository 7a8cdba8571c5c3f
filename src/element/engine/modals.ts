// Modal dialogs of a page, native ones and those of scripts. Design systems have both in shadow roots.
import { composedAncestors, composedDescendants, elementAt, isVisible } from './composed.js';

/** A script may keep a closed dialog or drawer in the document, so a dialog counts only while it is on the screen. */
export const modalsOf = (document: Document): Element[] =>
  [...composedDescendants(document)].filter(
    (element) => element.matches(':modal') || (element.matches('[aria-modal=true]') && isSeen(element)),
  );

/** A dialog's own box may be empty while its parts are placed on the screen. */
function isSeen(modal: Element): boolean {
  return [modal, ...composedDescendants(modal)].some((part) => {
    if (!isVisible(part, { opacityProperty: true })) return false;
    const hit = hitInTheMiddle(part);
    return hit !== null && [...composedAncestors(hit)].includes(modal);
  });
}

/** The middle of the visible part of a box; nothing if the box is off the screen. */
function hitInTheMiddle(element: Element): Element | null {
  const { ownerDocument } = element;
  const { innerWidth = 0, innerHeight = 0 } = ownerDocument.defaultView ?? {};
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  return elementAt(ownerDocument, x, y);
}
