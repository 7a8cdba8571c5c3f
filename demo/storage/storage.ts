// The embedded S3 endpoint of the demo and the tests: a server on the loopback address, with files in a folder.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from '../loopback.js';
import { BucketCors } from './bucket-cors.js';
import type { Bucket } from './bucket.js';
import { completed, type DefaultRule } from './cors.js';
import { serve, type LoggedRequest } from './exchange.js';
import { Faults, type Fault } from './faults.js';
import { MultipartUploads } from './multipart-uploads.js';
import { Objects } from './objects.js';

export type { LoggedRequest } from './exchange.js';
export type { Fault } from './faults.js';

export interface StorageOptions {
  /** The folder of the objects, which is created if it is missing. Only one storage at a time can use it. */
  readonly folder: string;
  /** 0, the default, selects any free port. */
  readonly port?: number;
  /** The address to listen on: `127.0.0.1` by default. On a loopback address, requests to other host names are refused. */
  readonly host?: string;
  /** The only bucket. */
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /**
   * The CORS rule of the bucket until PutBucketCors or DeleteBucketCors changes it. Without a rule, no page of another origin can read
   * an answer, as in a new bucket.
   */
  readonly cors?: DefaultRule | undefined;
  /** Allows anyone to GET and HEAD, as a bucket policy can. */
  readonly publicRead?: boolean;
  /** The clock for expirations; the system's by default. */
  readonly now?: () => Date;
  /** If a request is refused, closes the connection without reading the rest of the body. */
  readonly closeEarly?: boolean;
}

export interface Storage {
  /** `http://127.0.0.1:9000`, without a trailing slash. */
  readonly url: string;
  /** Faults on demand. */
  readonly faults: { push(fault: Fault): void; clear(): void };
  /** The latest ten thousand requests, including preflights, in order. */
  readonly requests: readonly LoggedRequest[];
  /** Closes all connections. Resolves when the folder is not used any more. */
  close(): Promise<void>;
}

/** Starts a storage. Rejects with the system's error (`EADDRINUSE`) if the port is in use. */
export async function startStorage(options: StorageOptions): Promise<Storage> {
  const { host = '127.0.0.1', port = 0 } = options;
  const bucket: Bucket = {
    name: options.bucket,
    account: options,
    objects: await Objects.open(options.folder),
    uploads: await MultipartUploads.open(options.folder),
    publicRead: options.publicRead ?? false,
    closeEarly: options.closeEarly ?? false,
    cors: await BucketCors.open(options.folder, options.cors ? [completed(options.cors)] : []),
    now: options.now ?? (() => new Date()),
  };
  const onlyLoopback = isLoopback(host) || host === '::1';
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const underWay = new Set<Promise<void>>();

  const server = createServer((message, response) => {
    const work = serve({ message, response, bucket, faults, requests, onlyLoopback }).finally(() =>
      underWay.delete(work),
    );
    underWay.add(work);
  });
  server.listen(port, host);
  await once(server, 'listening');

  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    faults,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}
