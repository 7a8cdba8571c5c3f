// A test page's side of stack.ts: the addresses of its servers, and what to tell and ask them.
import type { Fault } from '../demo/storage/faults.js';

export interface Asked {
  readonly method: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Stack {
  /** The presign endpoint of the article, or one of those that stack.ts names. */
  readonly presign: (name?: string) => string;
  /** A good endpoint of another origin, without CORS headers. */
  readonly foreign: string;
  readonly asked: () => Promise<readonly Asked[]>;
  /** What came to the storage; preflights left out. */
  readonly requests: () => Promise<readonly { method: string; path: string; status: number }[]>;
  /** The faults from now on; none: the storage works. */
  readonly faults: (...faults: Fault[]) => Promise<void>;
}

const json = async <Type>(url: string, init?: RequestInit) => (await (await fetch(url, init)).json()) as Type;

export async function openStack(): Promise<Stack> {
  const { id, foreign } = await json<{ id: string; foreign: string }>('/stack');
  const root = `/stack/${id}`;
  return {
    foreign,
    presign: (name) => `${root}/presign${name ? `/${name}` : ''}`,
    asked: () => json(`${root}/asked`),
    requests: async () =>
      (await json<{ method: string; path: string; status: number }[]>(`${root}/requests`)).filter(
        ({ method }) => method !== 'OPTIONS',
      ),
    faults: async (...faults) => {
      await json(`${root}/faults`, { method: 'POST', body: JSON.stringify(faults) });
    },
  };
}
