// The other pages of a site that have the same list open. Loaded with the option `persist`.

/** A message from one list to the others. */
export type Message<Fields> =
  /** Another list is there, and asks for everything. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'changed'; readonly key: string; readonly fields: Fields }
  | { readonly kind: 'removed'; readonly key: string }
  /** Calls a method of the list that works on this image. */
  | {
      readonly kind: 'call';
      readonly key: string;
      readonly method: Method;
      readonly alt?: string | undefined;
    };

/** Methods that another list can call. */
export type Method = 'abort' | 'pause' | 'resume' | 'retry' | 'remove' | 'note';

const nameOf = (owner: string) => `s3-image-upload ${owner}`;

export class Tabs<Fields> {
  readonly owner = crypto.randomUUID();
  readonly #channel: BroadcastChannel;
  #leave: (() => void) | undefined;

  private constructor(queue: string) {
    this.#channel = new BroadcastChannel(nameOf(queue));
  }

  /** Resolves when the others can tell that this list is alive: it holds the lock of its name until its page ends. */
  static async join<Fields>(queue: string): Promise<Tabs<Fields>> {
    const tabs = new Tabs<Fields>(queue);
    await new Promise<void>((resolve, reject) => {
      const hold = () => {
        resolve();
        return new Promise<void>((release) => (tabs.#leave = release));
      };
      navigator.locks.request(nameOf(tabs.owner), hold).catch(reject);
    });
    return tabs;
  }

  listen(listener: (message: Message<Fields>) => void): void {
    this.#channel.onmessage = ({ data }: MessageEvent<Message<Fields>>) => listener(data);
  }

  tell(message: Message<Fields>): void {
    this.#channel.postMessage(message);
  }

  /** Calls `work` if the page of this owner has ended. @returns whether it has */
  async ifDead(owner: string, work: () => Promise<void>): Promise<boolean> {
    const run = async (lock: Lock | null) => {
      if (lock) await work();
      return lock !== null;
    };
    return navigator.locks.request(nameOf(owner), { ifAvailable: true }, run);
  }

  /** Calls `work` when the page of this owner has ended. */
  onceDead(owner: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    return navigator.locks.request(nameOf(owner), { signal }, work);
  }

  /** @param database closed before the others can adopt the images of this list */
  leave(database: { close: () => void }): void {
    this.#channel.close();
    database.close();
    this.#leave?.();
  }
}
