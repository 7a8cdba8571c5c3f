// Blobs to hash, and their hashes computed by another implementation than the tested one.
const subtle = crypto.subtle;

/** Bytes whose period matches neither slices nor blocks. */
export function blobOf(size: number): Blob {
  const bytes = new Uint8Array(size);
  for (let at = 0, state = 1; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes’ quick generator
    bytes[at] = state >>> 24;
  }
  return new Blob([bytes]);
}

/** The hash in base64, computed by WebCrypto. */
export const hashOf = async (blob: Blob): Promise<string> =>
  btoa(String.fromCharCode(...new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()))));

/** A file on disk that has changed since the page got it. The browser refuses to read it. */
export async function changedFile(size: number): Promise<File> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(crypto.randomUUID(), { create: true });
  const write = async (content: Blob) => {
    const stream = await handle.createWritable();
    await stream.write(content);
    await stream.close();
  };
  await write(blobOf(size));
  const file = await handle.getFile();
  await write(blobOf(1));
  await folder.removeEntry(handle.name);
  return file;
}

/** The next turn of the event loop. A MessageChannel would work, too, but is slow in WebKit. */
export const nextTask = () =>
  new Promise<void>((resolve) => {
    const turn = crypto.randomUUID();
    const onMessage = ({ data }: MessageEvent) => {
      if (data !== turn) return;
      removeEventListener('message', onMessage);
      resolve();
    };
    addEventListener('message', onMessage);
    postMessage(turn);
  });

/** Counts real workers. Call it in `before` or `beforeEach`, and `restore` afterwards. */
export function countWorkers() {
  const Original = globalThis.Worker;
  const running = new Set<Worker>();
  let started = 0;
  globalThis.Worker = class extends Original {
    constructor(...args: ConstructorParameters<typeof Original>) {
      started += 1; // some browsers throw, others report later that they start none
      super(...args);
      running.add(this);
    }

    override terminate() {
      running.delete(this);
      super.terminate();
    }
  };
  return {
    started: () => started,
    running: () => running.size,
    restore: () => void (globalThis.Worker = Original),
  };
}

/** Removes `crypto.subtle`, as in a page without TLS. Returns a function that restores it. */
export function withoutTls(): () => void {
  const subtleOf = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle');
  if (!subtleOf) throw new Error('crypto.subtle is elsewhere');
  Reflect.deleteProperty(Crypto.prototype, 'subtle');
  return () => void Object.defineProperty(Crypto.prototype, 'subtle', subtleOf);
}
