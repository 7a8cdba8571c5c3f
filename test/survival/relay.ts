// Stands between the pages and the storage: counts and paces what they send, loses connections, and has the same address for any storage.
import { once } from 'node:events';
import { createServer, request as requestOf, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';

/** One request with a part of an image, or with a whole one. */
export interface Arrival {
  /** The object and the number of the part; `''` until a form has said which. */
  unit: string;
  /** The part or the image, without the rest of a form. */
  bytes: number;
  /** Whether the storage has answered with a status below 300. */
  stored: boolean;
}

export interface Relay {
  readonly url: string;
  /** The storage. It may be replaced at any time. */
  target: URL;
  /** Bytes a second of all requests together. */
  pace: number;
  /** Neither this storage nor its address can be reached. */
  isCut: boolean;
  /** In the order in which they have begun. */
  readonly arrivals: readonly Arrival[];
  /** Bytes of all arrivals. */
  readonly sent: number;
  /** Resolves when so many bytes have arrived since the start. Rejects if none arrives for so many seconds. */
  untilSent(bytes: number, patience: number): Promise<void>;
  /** Resets all connections. */
  reset(): void;
  close(): void;
}

const FORM_HEAD = 20 * 1024; // S3, POST Object: fields before the file

export async function startRelay(): Promise<Relay> {
  const arrivals: Arrival[] = [];
  let sent = 0;
  let free = 0;
  let lastByte = 0;
  const watchers = new Set<() => void>();

  async function take(bytes: number): Promise<void> {
    const now = performance.now();
    free = Math.max(free, now) + (bytes / relay.pace) * 1000;
    if (free - now > 5) await pause(free - now);
  }

  async function* counted(message: IncomingMessage, arrival: Arrival | undefined): AsyncGenerator<Buffer> {
    let head = Buffer.alloc(0);
    const isForm = arrival?.unit === '';
    for await (const chunk of message as AsyncIterable<Buffer>) {
      await take(chunk.length);
      if (arrival && isForm && head.length < FORM_HEAD) {
        head = Buffer.concat([head, chunk]);
        arrival.unit ||= /name="key"\r\n\r\n([^\r]+)/.exec(head.toString('latin1'))?.[1] ?? '';
      }
      if (arrival) {
        arrival.bytes += chunk.length;
        sent += chunk.length;
        lastByte = performance.now();
        for (const watch of watchers) watch();
      }
      yield chunk;
    }
  }

  const server = createServer((message, response) => {
    void (async () => {
      if (relay.isCut) {
        message.socket.resetAndDestroy();
        return;
      }
      const { method = '', url = '', headers } = message;
      const unit = unitOf(method, url);
      const arrival = unit === undefined ? undefined : { unit, bytes: 0, stored: false };
      if (arrival) arrivals.push(arrival);
      const { hostname, port } = relay.target;
      const onward = requestOf({ hostname, port, method, path: url, headers });
      const answered = once(onward, 'response') as Promise<[IncomingMessage]>;
      const end = () => {
        onward.destroy();
        message.socket.destroy();
      };
      response.once('close', () => onward.destroy());
      answered.catch(end);
      onward.on('error', end);
      // A storage that refuses a request may answer before it has the body.
      pipeline(counted(message, arrival), onward).catch(() => message.resume());
      const [answer] = await answered;
      if (arrival) arrival.stored = (answer.statusCode ?? 500) < 300;
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      await pipeline(answer, response);
    })().catch(() => response.destroy()); // the connection may have left the message already
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');

  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: new URL('http://127.0.0.1:1'),
    pace: Infinity,
    isCut: false,
    arrivals,
    get sent() {
      return sent;
    },
    untilSent(bytes, patience) {
      lastByte = performance.now();
      return new Promise((resolve, reject) => {
        const timer = setInterval(() => {
          if (performance.now() - lastByte < patience * 1000) return;
          stop();
          reject(new Error(`nothing was sent for ${patience} s, after ${sent} of ${bytes} bytes`));
        }, 200);
        const stop = () => {
          clearInterval(timer);
          watchers.delete(watch);
        };
        const watch = () => {
          if (sent < bytes) return;
          stop();
          resolve();
        };
        watchers.add(watch);
        watch();
      });
    },
    reset() {
      server.closeAllConnections();
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return relay;
}

/** `''` for a form, whose key is in its body; `undefined` if the request has no bytes of an image. */
function unitOf(method: string, url: string): string | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  const given = new URLSearchParams(query);
  if (method === 'PUT') return given.has('partNumber') ? `${path} ${given.get('partNumber')}` : path;
  return method === 'POST' && !given.has('uploads') && !given.has('uploadId') ? '' : undefined;
}
