// One request that carries an image: bytes, progress, abort. The only file that knows XMLHttpRequest.
import type { StorageAnswer } from '../rules/storage-answer.js';

export interface SendRequest {
  readonly method: 'POST';
  readonly url: string;
  readonly body: FormData;
  readonly signal: AbortSignal;
  /** Between 0 and 1, of the request's bytes; browsers call it every 50 ms at most (XMLHttpRequest Standard, `send()`). */
  readonly onProgress: (fraction: number) => void;
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: StorageAnswer }
  /** No answer that this page may read: the line broke, or CORS hides it. Nobody knows whether the bytes arrived. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'aborted' };

export type Send = (request: SendRequest) => Promise<Sent>;

/** `fetch` has no upload progress, so this is XMLHttpRequest. Never rejects. */
export const send: Send = ({ method, url, body, signal, onProgress }) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: 'aborted' });
      return;
    }
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = (sent: Sent) => {
      signal.removeEventListener('abort', abort);
      resolve(sent);
    };
    signal.addEventListener('abort', abort);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
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
    request.onabort = () => end({ kind: 'aborted' });
    request.open(method, url);
    request.send(body);
  });
