// Layout shifts that the browser itself reports: https://wicg.github.io/layout-instability/

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** Observes this window from now on. @returns a function that ends that, and returns the sum of the scores */
export function watchShifts(view: Window & typeof globalThis = window): () => number {
  const shifts: Shift[] = [];
  const start = view.performance.now();
  const observer = new view.PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])));
  observer.observe({ type: 'layout-shift' });
  return () => {
    shifts.push(...(observer.takeRecords() as Shift[]));
    observer.disconnect();
    return shifts.filter(({ startTime }) => startTime >= start).reduce((sum, { value }) => sum + value, 0);
  };
}
