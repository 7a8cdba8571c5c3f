// Whether there is a line at all, as far as the browser knows.

/** `false` is certain, `true` is not; where nothing tells (Node), it is `true`. */
export const isOnline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine ?? true;

/** Calls back once, when the line is there again. @returns stops listening. */
export function onceOnline(callback: () => void): () => void {
  const target = globalThis as Partial<EventTarget>;
  target.addEventListener?.('online', callback, { once: true });
  return () => target.removeEventListener?.('online', callback);
}
