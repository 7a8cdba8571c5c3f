// Runs in the page before the script of the uploader. Measures when the control is drawn and can accept a file.

export interface Start {
  /** Milliseconds from navigation until the button is in the document and laid out. */
  readonly ready: number;
  /** Milliseconds from navigation until the browser has painted the first text, which is that of the control. */
  readonly painted: number;
  /** Compressed bytes of scripts and styles that had arrived when the control was ready. */
  readonly bytes: number;
}

/** A custom element with `addFiles` and `items`, or the `<div>` that Dropzone uses. */
interface Control extends HTMLElement {
  readonly addFiles?: (files: readonly File[]) => unknown;
  readonly items?: readonly unknown[];
  readonly dropzone?: { addFile(file: File): void; readonly files: readonly unknown[] };
}

declare global {
  var start: Promise<Start>;
}

globalThis.start = measure();

async function measure(): Promise<Start> {
  const control = document.querySelector<Control>('#control');
  if (!control) throw new Error('The page has no control.');
  if (control.localName.includes('-')) await customElements.whenDefined(control.localName);
  await buttonIn(control.shadowRoot ?? control);
  const ready = performance.now();

  const file = new File(['bench'], 'image.png', { type: 'image/png' });
  control.addFiles?.([file]);
  control.dropzone?.addFile(file);
  const taken = (control.items ?? control.dropzone?.files ?? []).length;
  if (taken !== 1) throw new Error(`The control was drawn, but accepted ${taken} of 1 file.`);

  const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const bytes = loaded
    .filter(({ responseEnd }) => responseEnd <= ready)
    .reduce((all, { encodedBodySize }) => all + encodedBodySize, 0);
  return { ready, painted: await firstPaint(), bytes };
}

/** Resolves once there is a button with a size. The check causes layout, which is therefore part of the measurement. */
function buttonIn(root: ParentNode & Node): Promise<void> {
  const isDrawn = () => (root.querySelector('button')?.getBoundingClientRect().width ?? 0) > 0;
  return new Promise((resolve) => {
    const look = () => {
      if (!isDrawn()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    look();
  });
}

const firstPaint = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (entry) resolve(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
