// Whether there is a line at all, as far as the browser knows.

/** Neither answer is certain: behind some VPNs it is `false` all the time. Where nothing tells (Node), it is `true`. */
export const isOnline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine ?? true;

/** Calls back once, when the line is there again. @returns stops listening. */
export function onceOnline(callback: () => void): () => void {
  const target = globalThis as Partial<EventTarget>;
  target.addEventListener?.('online', callback, { once: true });
  return () => target.removeEventListener?.('online', callback);
}

interface Services {
  readonly onceOnline: typeof onceOnline;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** Calls back once: when the line is said to be there again, or after a while, since the browser may be wrong. @returns stops waiting. */
export function onceWorthATry(services: Services, milliseconds: number, callback: () => void): () => void {
  const stop = () => {
    stopListening();
    stopTimer();
  };
  const run = () => {
    stop();
    callback();
  };
  const stopListening = services.onceOnline(run);
  const stopTimer = services.after(milliseconds, run);
  return stop;
}
