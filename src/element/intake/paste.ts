// Pastes on the page. A clipboard can be read only at once; whether a paste is for this element is for the engine to say, perhaps later.
import type { TakingHost } from './host.js';

/** What was pasted, and where. */
export interface Paste {
  readonly types: readonly string[];
  readonly files: readonly File[];
  readonly text: string;
  readonly html: string;
  /** As `composedPath()` gives it. */
  readonly path: readonly EventTarget[];
  /** Keeps everyone else from it. */
  readonly claim: () => void;
}

/** The elements on a page that listen, to tell which of several comes first. */
export const listening = new Set<TakingHost>();

/** @param onPaste called with each paste that has files, and that nobody has claimed */
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
  // Added anew with each paste, the listener comes after all of the page's: what one of them has handled is not ours.
  const listen = () => {
    target.removeEventListener('paste', read);
    target.addEventListener('paste', read, { signal, once: true });
  };
  target.addEventListener('paste', listen, { signal, capture: true });
  listening.add(host);
  signal.addEventListener('abort', () => listening.delete(host));
}
