// Pastes on the page. A clipboard can be read only during the event; the engine, which may load later, decides whether to take it.
import type { TakingHost } from './host.js';

/** What was pasted, and where. */
export interface Paste {
  readonly types: readonly string[];
  readonly files: readonly File[];
  readonly text: string;
  readonly html: string;
  /** As returned by `composedPath()`. */
  readonly path: readonly EventTarget[];
  /** Keeps other listeners from handling it. */
  readonly claim: () => void;
}

/** The elements of a page that listen, to find the first of several. */
export const listening = new Set<TakingHost>();

/** @param onPaste called with each paste that has files and that nobody has claimed */
export function listenForPastes(
  host: TakingHost,
  onPaste: (paste: Paste) => void,
  signal: AbortSignal,
): void {
  const { ownerDocument } = host;
  const target = ownerDocument.defaultView ?? ownerDocument;
  const read = (event: Event) => {
    const { clipboardData: data } = event as ClipboardEvent;
    if (event.defaultPrevented || !data?.files.length || !host.takes) return;
    onPaste({
      types: data.types,
      files: [...data.files],
      text: data.getData('text/plain'),
      html: data.getData('text/html'),
      path: event.composedPath(),
      claim: () => event.preventDefault(),
    });
  };
  // Added again with each paste, so that it runs after the page's listeners: what one of them has handled is ignored.
  const listen = () => {
    target.removeEventListener('paste', read);
    target.addEventListener('paste', read, { signal, once: true });
  };
  target.addEventListener('paste', listen, { signal, capture: true });
  listening.add(host);
  signal.addEventListener('abort', () => listening.delete(host));
}
