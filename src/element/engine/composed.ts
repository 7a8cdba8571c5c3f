// A document as it is drawn: with what is in open shadow roots.

/** With the element itself, through slots and shadow roots, closed ones included. */
export function* composedAncestors(element: Element): Generator<Element> {
  yield element;
  const root = element.getRootNode();
  const parent =
    element.assignedSlot ?? element.parentElement ?? ('host' in root ? (root.host as Element) : null);
  if (parent) yield* composedAncestors(parent);
}

/** Without the element itself. */
export function* composedDescendants(root: Document | ShadowRoot | Element): Generator<Element> {
  if ('shadowRoot' in root && root.shadowRoot) yield* composedDescendants(root.shadowRoot);
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* composedDescendants(element.shadowRoot);
  }
}

/** The innermost element that is hit. */
export function elementAt(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot && hit.shadowRoot !== root ? elementAt(hit.shadowRoot, x, y) : null;
  return inner ?? hit;
}

/** The innermost element that has the focus. */
export function focusedIn({ activeElement }: DocumentOrShadowRoot): Element | null {
  return activeElement?.shadowRoot?.activeElement ? focusedIn(activeElement.shadowRoot) : activeElement;
}

/** Everything is, where there is no layout: in jsdom, which has no such method. */
export const isVisible = (element: Element, more?: CheckVisibilityOptions) =>
  !('checkVisibility' in element) || element.checkVisibility({ visibilityProperty: true, ...more });
