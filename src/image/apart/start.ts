// Starts workers. Each is one script without imports, whose text is in a chunk, so bundlers need no support for workers.
import { trustedScriptURL } from '../trusted-types.js';
import { hosted, refuse } from './hosted.js';
import { nameOf, type Kind } from './kind.js';
import { WatchedWorker } from './watched-worker.js';

type LoadText = () => Promise<{ readonly text: string }>;

async function fromText(kind: Kind, load: LoadText): Promise<Worker | undefined> {
  const { text } = await load();
  return attempt(() => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try {
      return new Worker(trustedScriptURL(url), { name: nameOf(kind) });
    } finally {
      URL.revokeObjectURL(url); // the worker has already resolved it (HTML Standard, `new Worker()`)
    }
  });
}

/** The place from which a worker has started. The others start from there, too. */
let proven: 'hosted' | 'text' | undefined;
/** Places that were refused. No kind of work tries them again: the browser reports each refusal in the console. */
let isTextRefused = false;
/** Until a worker has started, each start waits for the previous one. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * @param load loads the worker's text
 * @returns a function that starts a worker, which the signal ends. It resolves to `undefined` if no worker can do this work now,
 *   and rejects like `import()`.
 */
export function startOf<Task, Result>(kind: Kind, load: LoadText) {
  let isUnable = false;

  async function start(signal: AbortSignal): Promise<WatchedWorker<Task, Result> | undefined> {
    while (!isUnable) {
      const address = proven === 'text' ? undefined : hosted(kind);
      if (address === undefined && isTextRefused) break;
      const worker =
        address === undefined
          ? await fromText(kind, load)
          : attempt(() => new Worker(address as string, { name: nameOf(kind) }));
      const watched = worker && new WatchedWorker<Task, Result>(worker, signal);
      const said = await watched?.started;
      if (said) proven ??= address === undefined ? 'text' : 'hosted';
      isUnable = said?.is === 'unable';
      if (isUnable) watched?.end();
      else if (proven || signal.aborted || (address !== undefined && isOffline())) return watched;
      else if (address === undefined) isTextRefused = true;
      else refuse(address);
    }
    return undefined;
  }

  return (signal: AbortSignal): Promise<WatchedWorker<Task, Result> | undefined> => {
    const begin = () => start(signal);
    const started = proven ? begin() : turn.then(begin);
    turn = started.catch(() => {});
    return started;
  };
}

/** While the browser is offline, a file that can't be loaded doesn't count as a refusal. */
const isOffline = () => 'navigator' in globalThis && !navigator.onLine;

function attempt(start: () => Worker): Worker | undefined {
  try {
    return start();
  } catch {
    return undefined; // some browsers throw, others dispatch an `error` event
  }
}
