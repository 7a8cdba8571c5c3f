// Starts the demo: a storage, where the environment names none, and the site's server.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { clientFor, generatePresignedPost, settingsFrom, type StoreSettings } from './s3Utils.js';
import { createApp } from './server.js';
import { startStorage } from './storage/storage.js';

export interface Demo {
  readonly url: string;
  readonly store: StoreSettings;
  /** Ends all connections, those that are kept alive included. */
  readonly close: () => Promise<void>;
}

/** A setting that can't be used, or a port that is taken: its message is for the terminal. */
export class StartError extends Error {}

export async function startDemo(environment: NodeJS.ProcessEnv): Promise<Demo> {
  const port = portFrom(environment, 'PORT', 3000);
  const named = settingsFromOrSay(environment);
  const embedded = named ? undefined : await startEmbedded(environment);
  const store = named ?? embedded?.settings;
  if (!store) throw new StartError('There is no store.');
  const client = clientFor(store);
  const presign = () => generatePresignedPost(client, store.bucket);
  const storageOrigin = new URL((await presign()).url).origin;
  const server = createApp({ presign, storageOrigin }).listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    await embedded?.storage.close();
    throw readable(cause, environment, 'PORT', 3000);
  }
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    store,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await embedded?.storage.close();
    },
  };
}

function settingsFromOrSay(environment: NodeJS.ProcessEnv): StoreSettings | undefined {
  try {
    return settingsFrom(environment);
  } catch (cause) {
    throw new StartError((cause as Error).message);
  }
}

/** The storage of this repository, for development only. Its objects and its keys stay in one folder. */
async function startEmbedded(environment: NodeJS.ProcessEnv) {
  const folder = environment.DATA_FOLDER ?? '.data';
  const { accessKeyId, secretAccessKey } = await ownCredentials(folder);
  const account = { bucket: 'demo', region: 'us-east-1', accessKeyId, secretAccessKey };
  try {
    const storage = await startStorage({
      ...account,
      folder: join(folder, 'storage'),
      port: portFrom(environment, 'STORAGE_PORT', 9000),
      cors: { origins: '*' },
      publicRead: true,
    });
    return { storage, settings: { ...account, endpoint: storage.url } };
  } catch (cause) {
    throw readable(cause, environment, 'STORAGE_PORT', 9000);
  }
}

/** Made once for each folder, so that a restart can read what was signed before. */
async function ownCredentials(folder: string): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  const file = join(folder, 'credentials.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { accessKeyId: string; secretAccessKey: string };
  } catch {
    const made = {
      accessKeyId: randomBytes(10).toString('hex'),
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    await mkdir(folder, { recursive: true });
    await writeFile(file, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
}

function portFrom(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const written = environment[name];
  if (!written) return otherwise;
  const port = Number(written);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`${name}=${written} is no port.`);
  return port;
}

function readable(cause: unknown, environment: NodeJS.ProcessEnv, name: string, otherwise: number): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  const port = portFrom(environment, name, otherwise);
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken. Choose another: ${name}=${port + 1} npm start`);
  if (code === 'EACCES')
    return new StartError(`Port ${port} needs rights that you don't have. Choose one above 1023.`);
  return cause;
}
