// Style sheets for a shadow root. They belong to one document: in another one they have to be made anew.
import type { CSSResult } from 'lit';

export function adoptInto(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const view = root.ownerDocument.defaultView;
  if (!view) return; // nothing is drawn in there
  root.adoptedStyleSheets = styles.flatMap(({ styleSheet, cssText }) => {
    if (view === globalThis.window) return styleSheet ?? [];
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(cssText);
    return sheet;
  });
}
