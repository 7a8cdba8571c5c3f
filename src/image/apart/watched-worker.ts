// A worker that is watched while the page waits for it. Not every end of a worker dispatches an event: if the browser ran
// out of memory, or developer tools ended the worker, it only stops sending messages.
import type { Said } from './answer.js';

/**
 * Seconds without a message after which a worker counts as dead. A working one sends a message each second, except while
 * one step of its work takes longer; docs/decisions/0010-workers.md has the longest step.
 */
const SILENCE = 30;

type Heard<Result, Is> = Extract<Said<Result>, { readonly is: Is }>;

export class WatchedWorker<Task, Result> {
  /** Its first message; `undefined` if it died before. */
  readonly started: Promise<{ readonly is: 'ready' | 'unable' } | undefined>;
  readonly #worker: Worker;
  #isAlive = true;
  #hear: (said: unknown) => void = () => this.end();

  /** @param signal ends the worker */
  constructor(worker: Worker, signal: AbortSignal) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent) => this.#hear(data);
    worker.onmessageerror = () => this.end();
    worker.onerror = (event) => {
      event.preventDefault(); // keeps the error from the page's error handlers
      this.end();
    };
    signal.addEventListener('abort', () => this.end(), { once: true });
    this.started = this.#next('ready', 'unable');
    if (signal.aborted) this.end();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * Does one task at a time. Rejects if the task can't be sent.
   *
   * @returns `undefined` if the worker died or was ended
   */
  async ask(task: Task): Promise<Heard<Result, 'done' | 'failed'> | undefined> {
    if (!this.#isAlive) return undefined;
    this.#worker.postMessage(task);
    return this.#next('done', 'failed');
  }

  #next<Is extends Said<Result>['is']>(...expected: Is[]): Promise<Heard<Result, Is> | undefined> {
    return new Promise((resolve) => {
      let seconds = 0;
      // Counts turns of a timer instead of reading a clock: a page that was frozen for an hour has frozen its workers as well.
      const timer = setInterval(() => {
        seconds += 1;
        if (seconds >= SILENCE) this.end();
      }, 1000);
      this.#hear = (said) => {
        seconds = 0;
        if (isOf<Result, 'alive'>(said, ['alive'])) return;
        clearInterval(timer);
        this.#hear = () => this.end(); // no task is waiting
        if (isOf<Result, Is>(said, expected)) resolve(said);
        else {
          resolve(undefined);
          this.end();
        }
      };
    });
  }

  end(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#worker.terminate();
    this.#hear(undefined);
  }
}

const isOf = <Result, Is>(said: unknown, expected: readonly Is[]): said is Heard<Result, Is> =>
  typeof said === 'object' && said !== null && 'is' in said && expected.includes(said.is as Is);
