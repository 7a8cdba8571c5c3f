// Sends one image in one request: reports progress, can be aborted, detects stalls. The only file that uses XMLHttpRequest.
import type { Entries } from '../rules/facts.js';
import type { StorageAnswer } from '../rules/storage-answer.js';
import { StallWatch } from './stall-watch.js';

export interface SendRequest {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Entries;
  readonly body: FormData | Blob;
  readonly signal: AbortSignal;
  /** Milliseconds. `StallWatch` documents what counts as a stall. */
  readonly stallTimeout: number;
  /** Called with the fraction of bytes sent, 0 to 1, every 50 ms at most (XMLHttpRequest Standard, `send()`). */
  readonly onProgress: (fraction: number) => void;
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: StorageAnswer }
  /**
   * The page can't read an answer: the connection broke, or CORS hides the answer. `sentAll`: the browser had sent the last byte,
   * so the image may have arrived.
   */
  | { readonly kind: 'unanswered' | 'stalled' | 'aborted'; readonly sentAll?: boolean }
  /** The file is gone, or has changed since it was chosen. */
  | { readonly kind: 'unreadable'; readonly cause: unknown };

export type Send = (request: SendRequest) => Promise<Sent>;

/** Uses `fetch` only if there is no XMLHttpRequest, in Node and in service workers, since `fetch` reports no upload progress. */
export const send: Send = async (request) => {
  if (request.signal.aborted) return { kind: 'aborted' };
  const { body, signal, stallTimeout } = request;
  const given = new AbortController();
  const abort = () => given.abort();
  const watch = new StallWatch({
    size: fileOf(body).size,
    stallTimeout,
    isSilent: mayHaveServiceWorker(),
    isQueued: () => [...open].indexOf(request) >= CONNECTIONS,
    onStall: abort,
  });
  signal.addEventListener('abort', abort);
  open.add(request);
  try {
    const by = 'XMLHttpRequest' in globalThis ? sendByXhr : sendByFetch;
    const sent = await by({ ...request, signal: given.signal }, watch);
    if (sent.kind === 'answered') return sent;
    if (signal.aborted) return { ...sent, kind: 'aborted' };
    return (await unreadable(body)) ?? (given.signal.aborted ? { ...sent, kind: 'stalled' } : sent);
  } finally {
    watch.stop();
    open.delete(request);
    signal.removeEventListener('abort', abort);
  }
};

/** Also resolves to `unanswered` if it is aborted. */
type SendBy = (request: SendRequest, watch: StallWatch) => Promise<Sent>;

const sendByFetch: SendBy = async ({ method, url, headers, body, signal }) => {
  try {
    const answer = await fetch(url, {
      method,
      headers: Object.fromEntries(headers),
      body,
      signal,
      credentials: 'omit',
    });
    const header = (name: string) => answer.headers.get(name);
    return {
      kind: 'answered',
      answer: { status: answer.status, body: await answer.text(), header, url: answer.url },
    };
  } catch {
    return { kind: 'unanswered' };
  }
};

const sendByXhr: SendBy = ({ method, url, headers, body, signal, onProgress }, watch) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const { upload } = request;
    let sentAll = false;
    signal.addEventListener('abort', () => request.abort());
    upload.onprogress = ({ lengthComputable, loaded, total }) => {
      watch.onProgress(loaded, total);
      sentAll ||= lengthComputable && loaded === total;
      if (lengthComputable) onProgress(loaded / total);
    };
    upload.onload = () => {
      sentAll = true;
      watch.onSent();
    };
    request.onprogress = () => watch.onAnswer();
    request.onload = () =>
      resolve({
        kind: 'answered',
        answer: {
          status: request.status,
          body: request.responseText,
          header: headersOf(request),
          url: request.responseURL,
        },
      });
    request.onerror = request.onabort = () => resolve({ kind: 'unanswered', sentAll });
    request.open(method, url);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.send(body);
  });

/** Whether a service worker may handle the request. A page knows its controller; a worker has that of its page, but can't read it. */
const mayHaveServiceWorker = () =>
  !('document' in globalThis) || Boolean((navigator as Partial<Navigator>).serviceWorker?.controller);

/** Reads all headers at once: reading a single header that CORS hides takes time and writes an error to the console. */
function headersOf(request: XMLHttpRequest): StorageAnswer['header'] {
  const lines = request.getAllResponseHeaders().split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return (name) => headers.get(name.toLowerCase()) ?? null; // the names are in lower case (XMLHttpRequest Standard)
}

/** Tries to read the file. Browsers report an unreadable file like a broken connection, and in Firefox the request stays pending. */
async function unreadable(body: FormData | Blob): Promise<Sent | undefined> {
  try {
    await fileOf(body).slice(0, 1).arrayBuffer();
    return undefined;
  } catch (cause) {
    return { kind: 'unreadable', cause };
  }
}

/** @param body the image, or a form that has it in the field `file` */
const fileOf = (body: FormData | Blob): Blob => (body instanceof Blob ? body : (body.get('file') as File));

/** Connections of a browser to one host over HTTP/1.1, which S3 uses. Further requests of the whole page wait. */
const CONNECTIONS = 6;
const open = new Set<SendRequest>();
