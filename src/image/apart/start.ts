// Starts workers. Each is one script without imports, whose text lies in a chunk: no bundler has to know about workers.
import { trustedScriptURL } from '../trusted-types.js';
import { hosted } from './hosted.js';
import { nameOf, type Kind } from './kind.js';
import { WatchedWorker } from './watched-worker.js';

type LoadText = () => Promise<{ readonly text: string }>;

/** `undefined`: no worker starts this way. Rejects as `import()` does. */
type Way = (kind: Kind, load: LoadText) => Promise<Worker | undefined>;

const fromHosted: Way = (kind) => {
  const address = hosted(kind);
  return Promise.resolve(
    address === undefined ? undefined : attempt(() => new Worker(address as string, { name: nameOf(kind) })),
  );
};

const fromText: Way = async (kind, load) => {
  const { text } = await load();
  return attempt(() => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    try {
      return new Worker(trustedScriptURL(url), { name: nameOf(kind) });
    } finally {
      URL.revokeObjectURL(url); // the worker has resolved it already (HTML Standard, `new Worker()`)
    }
  });
};

/** One that is refused is not tried again by any kind of work, for the browser reports each refusal in the console. */
const ways = [fromHosted, fromText];
/** A worker has started in the first of these ways. */
let isProven = false;
/** Until then one start waits for the other. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * @param load loads the worker's text
 * @returns what starts a worker until the signal ends it. It resolves to `undefined` where no worker can do this work, and
 *   rejects as `import()` does.
 */
export const startOf =
  <Task, Result>(kind: Kind, load: LoadText) =>
  (signal: AbortSignal): Promise<WatchedWorker<Task, Result> | undefined> => {
    const begin = () => start<Task, Result>(kind, load, signal);
    const started = isProven ? begin() : turn.then(begin);
    turn = started.catch(() => {});
    return started;
  };

async function start<Task, Result>(
  kind: Kind,
  load: LoadText,
  signal: AbortSignal,
): Promise<WatchedWorker<Task, Result> | undefined> {
  for (let way = ways[0]; way; way = ways[0]) {
    const worker = await way(kind, load);
    const watched = worker && new WatchedWorker<Task, Result>(worker, signal);
    const said = await watched?.started;
    if (said) isProven = true;
    if (said?.is === 'unable') {
      watched?.end();
      return undefined;
    }
    if (isProven || signal.aborted || (way === fromHosted && isOffline())) return watched;
    ways.shift();
  }
  return undefined;
}

/** Then a file that can't be loaded is no refusal. */
const isOffline = () => 'navigator' in globalThis && !navigator.onLine;

function attempt(start: () => Worker): Worker | undefined {
  try {
    return start();
  } catch {
    return undefined; // some browsers throw where others dispatch an `error` event
  }
}
