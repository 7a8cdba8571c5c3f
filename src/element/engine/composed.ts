// The composed document: the tree with the content of open shadow roots.

/** The ancestors of an element and the element itself, through slots and shadow roots, closed ones included. */
export function* composedAncestors(element: Element): Generator<Element> {
  yield element;
  const root = element.getRootNode();
  const parent =
    element.assignedSlot ?? element.parentElement ?? ('host' in root ? (root.host as Element) : null);
  if (parent) yield* composedAncestors(parent);
}

/** The ancestors of an element, without the element itself. */
export function* composedDescendants(root: Document | ShadowRoot | Element): Generator<Element> {
  if ('shadowRoot' in root && root.shadowRoot) yield* composedDescendants(root.shadowRoot);
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* composedDescendants(element.shadowRoot);
  }
}

/** The innermost element at this point. */
export function elementAt(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot && hit.shadowRoot !== root ? elementAt(hit.shadowRoot, x, y) : null;
  return inner ?? hit;
}

/** The innermost element that has the focus. */
export function focusedIn({ activeElement }: DocumentOrShadowRoot): Element | null {
  return activeElement?.shadowRoot?.activeElement ? focusedIn(activeElement.shadowRoot) : activeElement;
}

/** In jsdom, which has no layout and no such method, every element counts as visible. */
export const isVisible = (element: Element, more?: CheckVisibilityOptions) =>
  !('checkVisibility' in element) || element.checkVisibility({ visibilityProperty: true, ...more });
