// A relay to the storage that can be cut, since DevTools' offline mode does not affect requests that have begun.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

export interface Relay {
  /** Used instead of the storage's URL. */
  readonly origin: string;
  readonly mend: () => void;
}

/** Cuts each connection after so many bytes to the storage, until it is repaired. */
export async function cutAfter(t: TestContext, bytes: number, storage: URL): Promise<Relay> {
  let mended = false;
  const open = new Set<Socket>();
  const relay = createServer((page) => {
    const store = connect(Number(storage.port || 80), storage.hostname);
    let carried = 0;
    for (const socket of [page, store]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        page.destroy();
        store.destroy();
      });
      socket.on('error', () => undefined); // `close` follows
    }
    page.on('data', ({ length }) => {
      carried += length;
      if (!mended && carried > bytes) page.resetAndDestroy();
    });
    page.pipe(store).pipe(page);
  });
  await once(relay.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    relay.close();
    for (const socket of open) socket.destroy();
  });
  return {
    origin: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    mend: () => (mended = true),
  };
}
