// Observes whether the browser is online.

/** Both answers can be wrong: behind some VPNs the answer is always `false`. `true` if there is no `navigator.onLine` (Node). */
export const isOnline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine ?? true;

/** Calls back once, when the browser is online again. @returns a function that stops listening */
export function onceOnline(callback: () => void): () => void {
  const target = globalThis as Partial<EventTarget>;
  target.addEventListener?.('online', callback, { once: true });
  return () => target.removeEventListener?.('online', callback);
}

interface Services {
  readonly onceOnline: typeof onceOnline;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** Calls back once: when the browser is online again, or after a pause, since the browser may be wrong. @returns a function that stops waiting */
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
