// A line to a server: a number of bytes per second for all connections together, and a delay.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LineSpeed {
  /** From the page to the server, in bits per second. */
  readonly bitsPerSecond: number;
  /** Of a round trip, in milliseconds. */
  readonly delay: number;
}

/** Bytes of a connection that wait for their turn. More are not read, so that the page notices. */
const QUEUE = 256 * 1024;

export class Line {
  readonly #speed: LineSpeed;
  readonly #open = new Set<Socket>();
  readonly #servers: ReturnType<typeof createServer>[] = [];
  /** When the last byte that was accepted will have been sent. */
  #busyUntil = 0;

  constructor(speed: LineSpeed) {
    this.#speed = speed;
  }

  /** @returns an origin to use instead of that of the server */
  async to(server: string): Promise<string> {
    const { hostname, port } = new URL(server);
    const relay = createServer((page) => this.#join(page, connect(Number(port), hostname)));
    this.#servers.push(relay);
    await once(relay.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#open) socket.destroy();
  }

  #join(page: Socket, server: Socket): void {
    const { delay } = this.#speed;
    for (const socket of [page, server]) {
      this.#open.add(socket);
      socket.setNoDelay();
      socket.on('error', () => undefined); // `close` follows
      socket.on('close', () => {
        this.#open.delete(socket);
        page.destroy();
        server.destroy();
      });
    }
    const opened = performance.now() + delay; // a connection takes a round trip before its first byte
    let queued = 0;
    page.on('data', (bytes) => {
      queued += bytes.length;
      if (queued > QUEUE) page.pause();
      const now = Math.max(opened, performance.now());
      const sent = Math.max(now, this.#busyUntil) + (bytes.length * 8000) / this.#speed.bitsPerSecond;
      this.#busyUntil = sent;
      at(sent, () => {
        queued -= bytes.length;
        if (queued <= QUEUE) page.resume();
      });
      at(sent + delay / 2, () => server.write(bytes));
    });
    server.on('data', (bytes) => at(performance.now() + delay / 2, () => page.write(bytes)));
  }
}

/** @param time of `performance.now()`. Timers of one time fire in the order in which they were set. */
const at = (time: number, callback: () => void) => setTimeout(callback, Math.ceil(time - performance.now()));
