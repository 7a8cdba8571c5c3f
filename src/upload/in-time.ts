// Gives up a request that takes too long, or whose image is aborted.
import type { SendRequest } from './send.js';

/** Runs `work` with a signal that is aborted after `stallTimeout`, and together with `signal`. */
export async function inTime<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { signal, stallTimeout }: Pick<SendRequest, 'signal' | 'stallTimeout'>,
): Promise<Result> {
  const given = new AbortController();
  const stop = () => given.abort();
  const timer = setTimeout(stop, stallTimeout);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await work(given.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
