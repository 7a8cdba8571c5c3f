// Starts the demo: the server of the site, and a store if the environment names none.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmbeddedStore } from './embedded-store.js';
import { onPort, portFrom } from './listen.js';
import { listingRoutes } from './listing.js';
import { clientFor, generatePresignedPost, settingsFrom, type StoreSettings } from './s3Utils.js';
import { createApp, type AppOptions } from './server.js';

const ADDRESS = '127.0.0.1'; // not reachable from the network

export interface Demo {
  readonly url: string;
  readonly store: StoreSettings;
  /** Whether the store is the embedded one. */
  readonly embedded: boolean;
  /** Closes all connections, including those that are kept alive. */
  readonly close: () => Promise<void>;
}

/** @throws {StartError} if the user can solve the problem */
export async function startDemo(environment: NodeJS.ProcessEnv): Promise<Demo> {
  const named = settingsFrom(environment);
  const {
    settings,
    faults,
    close: closeStore,
  } = named
    ? { settings: named, faults: undefined, close: () => Promise.resolve() }
    : await startEmbeddedStore(environment);
  try {
    const client = clientFor(settings);
    const presign = (type?: string) => generatePresignedPost(client, settings.bucket, type);
    const { url } = await presign();
    const storageOrigin = new URL(url).origin;
    const listing = listingRoutes(client, settings.bucket, (key) => `${url.replace(/\/$/, '')}/${key}`);
    const server = await serve({ presign, storageOrigin, listing, faults }, environment);
    const { port } = server.address() as AddressInfo;
    return {
      // Not `localhost`: if it resolves to ::1 first, another server may answer.
      url: `http://${ADDRESS}:${port}/`,
      store: settings,
      embedded: !named,
      close: async () => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await Promise.all([closed, closeStore()]);
      },
    };
  } catch (cause) {
    await closeStore();
    throw cause;
  }
}

function serve(options: AppOptions, environment: NodeJS.ProcessEnv): Promise<Server> {
  return onPort('PORT', portFrom(environment, 'PORT', 3000), async (port) => {
    const server = createApp(options).listen(port, ADDRESS);
    await once(server, 'listening');
    return server;
  });
}
