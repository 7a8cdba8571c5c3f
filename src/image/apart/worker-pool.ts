// Workers for one kind of work. If none starts, the page itself does the work.
import type { WatchedWorker } from './watched-worker.js';

interface Job<Task, Result> {
  readonly task: Task;
  readonly signal: AbortSignal;
  /** Asked again at each turn: the task with the lowest rank is next. */
  readonly rank: () => number;
  readonly slots: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (cause: unknown) => void;
}

/** Neither a worker nor the page could load the file. They may later. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

interface Work<Task, Result> {
  readonly work: (task: Task, signal: AbortSignal) => Promise<Result>;
}

/** Resolves to `undefined` if no worker can do this work now. Rejects like `import()`. */
type Start<Task, Result> = (signal: AbortSignal) => Promise<WatchedWorker<Task, Result> | undefined>;

/** A worker, which may still be starting, and the function that ends it. */
interface Hand<Task, Result> {
  readonly worker: ReturnType<Start<Task, Result>>;
  readonly dismissal: AbortController;
}

/** Workers that may die during one task before the page does it: the first may have died for another reason. */
const DEATHS = 2;

export class WorkerPool<Task, Result> {
  readonly #start: Start<Task, Result>;
  readonly #most: number;
  readonly #load: () => Promise<Work<Task, Result>>;
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #idle: Hand<Task, Result>[] = [];
  /** Slots that are taken. */
  #running = 0;
  /** The latest start has failed. Another may succeed, if the page has set a URL meanwhile. */
  #isRefused = false;

  /**
   * @param most maximum number of workers
   * @param load loads the same work for the page, which does it in slices and stays usable
   */
  constructor(start: Start<Task, Result>, most: number, load: () => Promise<Work<Task, Result>>) {
    this.#start = start;
    this.#most = most;
    this.#load = load;
  }

  /**
   * Rejects like the work, or with `signal.reason`: a worker whose work is aborted is ended immediately. If a worker dies, its
   * task is done by another.
   *
   * @param rank the lowest is next; equal ranks are in the order of the calls
   * @param slots number of workers whose memory it needs. It waits for these slots, and runs in one worker
   */
  run(task: Task, signal: AbortSignal, rank: () => number = () => 0, slots = 1): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ task, signal, rank, slots, resolve, reject });
      this.#next();
    });
  }

  /** Keeps this many workers ready, including those that work, and ends idle ones above that. */
  keep(count: number): void {
    while (this.#idle.length > count) this.#idle.pop()?.dismissal.abort();
    while (this.#idle.length + this.#running < count) this.#idle.push(this.#hire());
  }

  #hire(): Hand<Task, Result> {
    const dismissal = new AbortController();
    const worker = this.#start(dismissal.signal);
    worker.then(
      (started) => {
        if (!dismissal.signal.aborted) this.#isRefused = !started;
      },
      () => {}, // the work that needs it gets the same error
    );
    return { worker, dismissal };
  }

  #next(): void {
    const most = this.#isRefused ? 1 : this.#most;
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
    for (let deaths = 0; deaths < DEATHS; deaths += 1) {
      signal.throwIfAborted();
      const said = await this.#ask(task, signal);
      signal.throwIfAborted();
      if (said?.is === 'done') return said.value;
      if (said) throw new DOMException(said.message, said.name);
      if (this.#isRefused) break;
    }
    signal.throwIfAborted();
    const { work } = await this.#load().catch((cause: unknown) => {
      throw new NotLoaded('A part of the package can’t be loaded.', { cause });
    });
    return work(task, signal);
  }

  /** @returns `undefined` if the worker could not start, died, or was ended because its work was aborted */
  async #ask(task: Task, signal: AbortSignal): ReturnType<WatchedWorker<Task, Result>['ask']> {
    const idle = this.#idle.pop();
    const hand = idle ?? this.#hire();
    const dismiss = () => hand.dismissal.abort();
    signal.addEventListener('abort', dismiss); // immediately, and not in a later microtask
    let isFree = false;
    try {
      const worker = await hand.worker.catch(() => undefined);
      if (idle && !worker?.isAlive && !signal.aborted) return await this.#ask(task, signal); // it died while it was idle
      const said = await worker?.ask(task);
      isFree = said !== undefined && !signal.aborted;
      return said;
    } finally {
      signal.removeEventListener('abort', dismiss);
      if (isFree) this.#idle.push(hand);
      else dismiss();
    }
  }
}
