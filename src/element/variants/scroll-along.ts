// Scrolls while an image is dragged to the edge of the visible area.

/** Pixels from the edge within which it scrolls, and the most pixels per frame, at the very edge. */
const EDGE = 56;
const FASTEST = 18;

/**
 * @param pointer its position, in the viewport
 * @param onScroll called after each step
 * @returns a function that ends it
 */
export function scrollAlong(
  list: Element,
  pointer: () => { readonly x: number; readonly y: number },
  onScroll: () => void,
): () => void {
  const scroller = scrollerOf(list);
  const step = () => {
    const { top, bottom } = viewOf(scroller);
    const { y } = pointer();
    const nearness =
      y < top + EDGE ? (y - top - EDGE) / EDGE : y > bottom - EDGE ? (y - bottom + EDGE) / EDGE : 0;
    const before = scroller.scrollTop;
    const wanted = before + FASTEST * Math.max(-1, Math.min(1, nearness));
    scroller.scrollTop = Math.min(wanted, Math.max(before, endOf(list, scroller)));
    if (scroller.scrollTop !== before) onScroll();
    frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

/** How far the list itself reaches: what is dragged beyond its end makes the scroller longer. */
function endOf(list: Element, scroller: Element): number {
  if (scroller === scroller.ownerDocument.scrollingElement) return Infinity;
  return scroller.scrollTop + list.getBoundingClientRect().bottom - viewOf(scroller).bottom;
}

/** The visible part of the element. */
function viewOf(scroller: Element): { readonly top: number; readonly bottom: number } {
  const { clientHeight } = scroller.ownerDocument.documentElement;
  if (scroller === scroller.ownerDocument.scrollingElement) return { top: 0, bottom: clientHeight };
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(0, top), bottom: Math.min(clientHeight, bottom) };
}

function scrollerOf(element: Element): Element {
  const { assignedSlot, parentElement } = element;
  const root = element.getRootNode();
  const parent = assignedSlot ?? parentElement ?? ('host' in root ? (root.host as Element) : null);
  if (!parent) return element.ownerDocument.scrollingElement ?? element;
  const scrolls =
    /auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight;
  return scrolls ? parent : scrollerOf(parent);
}
