// The store for users who have none: the endpoint of storage/, with its objects and its credentials in one folder.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onPort, portFrom } from './listen.js';
import type { StoreSettings } from './s3Utils.js';
import { startStorage, type Storage } from './storage/storage.js';

export interface EmbeddedStore {
  readonly settings: StoreSettings;
  readonly faults: Storage['faults'];
  readonly close: () => Promise<void>;
}

/** Uses `STORAGE_PORT`, 9000 by default, and `DATA_FOLDER`, `.data` by default. Listens only on the loopback address. */
export async function startEmbeddedStore(environment: NodeJS.ProcessEnv): Promise<EmbeddedStore> {
  const folder = environment.DATA_FOLDER ?? '.data';
  const account = { bucket: 'demo', region: 'us-east-1', ...(await credentialsOf(folder)) };
  const storage = await onPort('STORAGE_PORT', portFrom(environment, 'STORAGE_PORT', 9000), (port) =>
    startStorage({
      ...account,
      port,
      folder: join(folder, 'storage'),
      cors: { origins: '*' },
      publicRead: true,
    }),
  );
  const { url: endpoint, faults } = storage;
  return { settings: { ...account, endpoint }, faults, close: () => storage.close() };
}

type Credentials = Pick<StoreSettings, 'accessKeyId' | 'secretAccessKey'>;

/** Random credentials, so that they differ between machines. They are kept, so that signatures are valid after a restart. */
async function credentialsOf(folder: string): Promise<Credentials> {
  const file = join(folder, 'credentials.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Credentials;
  const made = {
    accessKeyId: randomBytes(10).toString('hex').toUpperCase(),
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
