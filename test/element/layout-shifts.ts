// What the browser itself tells of things that have moved: https://wicg.github.io/layout-instability/

interface Shift extends PerformanceEntry {
  readonly value: number;
}

/** From now on, in this window. @returns a function that gives the sum of the scores so far, and looks no further */
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
