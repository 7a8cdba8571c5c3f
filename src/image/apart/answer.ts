// The worker's side of the messages. If no worker starts, the page loads the same file and calls its `work` directly.
import { nameOf, type Kind } from './kind.js';

/** A message from the worker to the page. */
export type Said<Result> =
  /** The first message: whether workers of this browser can do this kind of work. */
  | { readonly is: 'ready' | 'unable' }
  /** Sent each second during the work. */
  | { readonly is: 'alive' }
  | { readonly is: 'done'; readonly value: Result }
  /** Not every browser can send a `DOMException` from a worker, so its name and message are sent. */
  | { readonly is: 'failed'; readonly name: string; readonly message: string };

const ALIVE_EVERY = 1000; // ms

/**
 * Does `work` with each following message, if this thread is the worker for it.
 *
 * @param assertAble throws in a worker that can't do this kind of work
 */
export function answerWith(kind: Kind, work: (task: never) => Promise<unknown>, assertAble = () => {}): void {
  const { name } = globalThis as { readonly name?: unknown };
  if ('document' in globalThis || name !== nameOf(kind)) return;
  const say = (said: Said<unknown>) => postMessage(said);
  onmessage = ({ data }: MessageEvent) => {
    const timer = setInterval(() => say({ is: 'alive' }), ALIVE_EVERY);
    work(data as never)
      .finally(() => clearInterval(timer))
      .then(
        (value) => say({ is: 'done', value }),
        (cause: unknown) => {
          const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
          say({ is: 'failed', name, message });
        },
      );
  };
  try {
    assertAble();
    say({ is: 'ready' });
  } catch {
    say({ is: 'unable' });
  }
}
