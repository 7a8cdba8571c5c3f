// Runs in the page before its scripts: IndexedDB fails at its n-th call.

/**
 * `throws`: the call throws. `fires`: what the call has returned fails later, as it does if a disk is full. `stays broken`: the call and
 * every one after it throw, as they do once the browser has closed the database.
 */
export type Failing = 'throws' | 'fires' | 'stays broken';

export interface BrokenWindow {
  readonly database: { readonly calls: number; readonly failed: string | undefined };
}

/** It is passed to the browser as text, so it contains everything that it needs. */
export function breakDatabase(at: number, how: Failing): void {
  const database = { calls: 0, failed: undefined as string | undefined };
  Object.assign(window, { database });
  const failure = () => new DOMException('This call fails on purpose.', 'UnknownError');

  const failLater = (result: unknown): unknown => {
    if (result instanceof Promise) return result.then(() => Promise.reject(failure()));
    if (result instanceof IDBTransaction) {
      queueMicrotask(() => {
        try {
          result.abort();
        } catch {
          // it is being committed already
        }
      });
      return result;
    }
    if (!(result instanceof IDBRequest)) throw failure();
    result.addEventListener('success', (event) => {
      event.stopImmediatePropagation();
      const value: unknown = result.result;
      const { transaction } = result;
      if (value instanceof IDBDatabase) value.close();
      Object.defineProperty(result, 'error', { value: failure() });
      const isLeft = result.dispatchEvent(new Event('error', { bubbles: true, cancelable: true }));
      try {
        if (isLeft) transaction?.abort();
      } catch {
        // the browser has aborted it already
      }
    });
    return result;
  };

  const wrap = (prototype: object, name: string) => {
    const original = Reflect.get(prototype, name) as (...given: unknown[]) => unknown;
    Reflect.set(prototype, name, function (this: unknown, ...given: unknown[]) {
      database.calls += 1;
      const isFailing = how === 'stays broken' ? database.calls >= at : database.calls === at;
      if (!isFailing) return original.apply(this, given);
      database.failed ??= name;
      if (how !== 'fires') throw failure();
      return failLater(original.apply(this, given));
    });
  };
  const methods: [object, string][] = [
    [IDBFactory.prototype, 'open deleteDatabase databases'],
    [IDBDatabase.prototype, 'transaction'],
    [IDBTransaction.prototype, 'objectStore commit'],
    [
      IDBObjectStore.prototype,
      'add put get getAll getAllKeys getKey delete clear count openCursor openKeyCursor index',
    ],
    [IDBIndex.prototype, 'get getAll getAllKeys getKey count openCursor openKeyCursor'],
    [IDBCursor.prototype, 'continue continuePrimaryKey advance update delete'],
  ];
  for (const [prototype, names] of methods) for (const name of names.split(' ')) wrap(prototype, name);
}
