// Style sheets for a shadow root. A style sheet belongs to one document, and is created again for another.
import type { CSSResult } from 'lit';

export function adoptInto(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const view = root.ownerDocument.defaultView;
  if (!view) return; // a document without a window renders nothing
  root.adoptedStyleSheets = styles.flatMap(({ styleSheet, cssText }) => {
    if (view === globalThis.window) return styleSheet ?? [];
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(cssText);
    return sheet;
  });
}
