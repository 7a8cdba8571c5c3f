// One request that carries an image: bytes, progress, abort, stall. The only file that knows XMLHttpRequest.
import type { Entries } from '../rules/facts.js';
import type { StorageAnswer } from '../rules/storage-answer.js';

export interface SendRequest {
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Entries;
  readonly body: FormData | Blob;
  readonly signal: AbortSignal;
  /** Milliseconds without a sign of life after which it is given up. */
  readonly stallTimeout: number;
  /** Between 0 and 1, of the request's bytes; browsers call it every 50 ms at most (XMLHttpRequest Standard, `send()`). */
  readonly onProgress: (fraction: number) => void;
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: StorageAnswer }
  /** No answer that this page may read: the line broke, or CORS hides it. Nobody knows whether the bytes arrived. */
  | { readonly kind: 'unanswered' | 'stalled' | 'aborted' };

export type Send = (request: SendRequest) => Promise<Sent>;

/** `fetch` has no upload progress, so this is XMLHttpRequest. Never rejects. */
export const send: Send = ({ method, url, headers, body, signal, stallTimeout, onProgress }) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'aborted' });
      return;
    }
    const request = new XMLHttpRequest();
    const { upload } = request;
    const abort = () => request.abort();
    let stalled = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stalled = true;
        abort();
      }, stallTimeout);
    };
    const end = (sent: Sent) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(sent);
    };
    signal.addEventListener('abort', abort);
    upload.onprogress = ({ lengthComputable, loaded, total }) => {
      watch();
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onprogress = watch;
    request.onload = () =>
      end({
        kind: 'answered',
        answer: {
          status: request.status,
          body: request.responseText,
          header: (name) => request.getResponseHeader(name),
        },
      });
    request.onerror = () => end({ kind: 'unanswered' });
    request.onabort = () => end({ kind: stalled ? 'stalled' : 'aborted' });
    request.open(method, url);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.send(body);
    watch();
  });
