// The client of stack.ts in a test page: URLs of its servers, and functions to control them.
import type { Fault } from '../demo/storage/faults.js';

export interface Asked {
  readonly method: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Stack {
  /** The URL of the article's presign endpoint, or of another endpoint of stack.ts. */
  readonly presign: (name?: string) => string;
  /** A valid endpoint of another origin, without CORS headers. */
  readonly foreign: string;
  readonly asked: () => Promise<readonly Asked[]>;
  /** Requests to the storage, without preflights. */
  readonly requests: () => Promise<readonly { method: string; path: string; status: number }[]>;
  /** Sets the faults of the storage; none if it should work. */
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
