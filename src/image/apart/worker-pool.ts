// Workers beside the page's thread, for one kind of work; where none starts, the page itself does it.
import type { Answer } from './answer.js';

interface Job<Task, Result> {
  readonly task: Task;
  readonly signal: AbortSignal;
  /** Asked anew at each turn: the lowest is next. */
  readonly rank: () => number;
  readonly slots: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (cause: unknown) => void;
}

/** Neither a worker nor the page could have the file; later they may. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

interface Work<Task, Result> {
  readonly work: (task: Task, signal: AbortSignal) => Promise<Result>;
}

export class WorkerPool<Task, Result> {
  /** None once it was refused for good: by the page's policy, its origin, its bundler. */
  #start: (() => Worker) | undefined;
  readonly #most: number;
  readonly #load: () => Promise<Work<Task, Result>>;
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #idle: Worker[] = [];
  /** Slots that are taken. */
  #running = 0;

  /**
   * @param start starts a worker; a refusal is a throw or an `error` event, by browser and by reason
   * @param most workers at once
   * @param load loads the same work for the page: in slices, so that it stays usable
   */
  constructor(start: () => Worker, most: number, load: () => Promise<Work<Task, Result>>) {
    this.#start = start;
    this.#most = most;
    this.#load = load;
  }

  /**
   * Rejects as the work does, or with `signal.reason`: a worker whose work is aborted ends at once.
   *
   * @param rank the lowest goes first, and those of one rank in the order of asking
   * @param slots of how many workers it takes the memory; it waits for them, and works in one
   */
  run(task: Task, signal: AbortSignal, rank: () => number = () => 0, slots = 1): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ task, signal, rank, slots, resolve, reject });
      this.#next();
    });
  }

  /** So many workers stand ready, those at work included; others that have nothing to do are ended. */
  keep(count: number): void {
    while (this.#idle.length > count) this.#idle.pop()?.terminate();
    while (this.#start && this.#idle.length + this.#running < count) {
      const worker = attempt(this.#start);
      if (worker) this.#standBy(worker);
      else this.#start = undefined;
    }
  }

  #standBy(worker: Worker): void {
    this.#idle.push(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#idle.splice(this.#idle.indexOf(worker), 1); // the work that would have been its finds out as well
    };
  }

  #next(): void {
    const most = this.#start ? this.#most : 1;
    for (let job = this.#first(); job; job = this.#first()) {
      const { slots, resolve, reject } = job;
      if (this.#running > 0 && this.#running + slots > most) return;
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      this.#running += slots;
      void this.#do(job)
        .then(resolve, reject)
        .finally(() => {
          this.#running -= slots;
          this.#next();
        });
    }
  }

  #first(): Job<Task, Result> | undefined {
    const ranks = this.#waiting.map(({ rank }) => rank());
    return this.#waiting[ranks.indexOf(Math.min(...ranks))];
  }

  async #do({ task, signal }: Job<Task, Result>): Promise<Result> {
    signal.throwIfAborted();
    if (this.#start) {
      const answer = await this.#ask(this.#start, task, signal);
      signal.throwIfAborted();
      if (answer?.ok) return answer.value;
      if (answer) throw new DOMException(answer.message, answer.name);
    }
    const { work } = await this.#load().catch((cause: unknown) => {
      throw new NotLoaded('A part of the package can’t be loaded.', { cause });
    });
    this.#start = undefined; // the file is there, so it was no worker that was wanted
    return work(task, signal);
  }

  /** @returns `undefined` where the worker can't run, or its work was aborted. */
  async #ask(start: () => Worker, task: Task, signal: AbortSignal): Promise<Answer<Result> | undefined> {
    const worker = this.#idle.pop() ?? attempt(start);
    if (!worker) return undefined;
    let answer: Answer<Result> | undefined;
    let onAbort = () => {};
    try {
      answer = await new Promise<Answer<Result> | undefined>((resolve) => {
        onAbort = () => {
          worker.terminate(); // at once, not when the promise gets its turn
          resolve(undefined);
        };
        signal.addEventListener('abort', onAbort);
        worker.onmessage = ({ data }: MessageEvent<Answer<Result>>) => resolve(data);
        worker.onerror = (event) => {
          event.preventDefault(); // the page's error handlers have nothing to do with it
          resolve(undefined);
        };
        worker.onmessageerror = () => resolve(undefined);
        worker.postMessage(task);
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (answer && !signal.aborted) this.#idle.push(worker);
      else worker.terminate();
    }
    return answer;
  }
}

const attempt = (start: () => Worker): Worker | undefined => {
  try {
    return start();
  } catch {
    return undefined;
  }
};
