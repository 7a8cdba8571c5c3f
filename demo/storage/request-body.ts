// The body of one request, read chunk by chunk, with the faults that slow, stop or cut it.
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.js';

/**
 * Read the body with `read()`, not from the stream: leaving a `for await` early would destroy the connection, while the rest after
 * `read()` is left for `drain()`. Every method rejects if the connection is lost.
 */
export class RequestBody {
  readonly #message: IncomingMessage;
  readonly #iterator: AsyncIterator<Buffer>;
  readonly #fault: Fault;
  readonly #lost = new AbortController();
  readonly #onClose = () => this.#lost.abort();
  #received = 0;
  #ended: boolean;

  constructor(message: IncomingMessage, fault: Fault = {}) {
    this.#message = message;
    this.#iterator = message.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    this.#fault = fault;
    this.#ended = !hasBody(message);
    // Without a reader, a lost connection would be an unhandled 'error'.
    message.on('error', () => {});
    message.socket.once('close', this.#onClose);
  }

  /** Whether the whole body has been read. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The next bytes, or `undefined` at the end. */
  async read(): Promise<Buffer | undefined> {
    const { resetAt, stallAt, bytesPerSecond } = this.#fault;
    if (resetAt !== undefined && this.#received >= resetAt) {
      this.reset();
      await this.#untilLost();
    }
    if (stallAt !== undefined && this.#received >= stallAt) await this.#untilLost();
    if (this.#ended) return undefined;

    const next = await this.#iterator.next();
    if (next.done) {
      this.#ended = true;
      return undefined;
    }
    this.#received += next.value.length;
    if (bytesPerSecond) await this.pause((next.value.length / bytesPerSecond) * 1000);
    return next.value;
  }

  /** Reads and discards the rest. */
  async drain(): Promise<void> {
    while (await this.read());
  }

  /** Waits for so many milliseconds. */
  async pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#lost.signal });
  }

  /** Resets the connection (RST), as a broken network does. */
  reset(): void {
    this.#message.socket.resetAndDestroy();
  }

  /** To be called at the end of the request, since its connection may be used for others. */
  dispose(): void {
    this.#message.socket.off('close', this.#onClose);
  }

  #untilLost(): Promise<never> {
    return new Promise((_, reject) => {
      const { signal } = this.#lost;
      if (signal.aborted) reject(signal.reason as Error);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  }
}

function hasBody(message: IncomingMessage): boolean {
  return message.headers['transfer-encoding'] !== undefined || Number(message.headers['content-length']) > 0;
}
