// The protocol of a presigned POST.
import type { Failure } from '../rules/failure.js';
import { formEntries } from '../rules/form.js';
import { objectUrl } from '../rules/object-url.js';
import { readRefusal, readStored } from '../rules/storage-answer.js';
import { keyOf, type PostTarget } from '../rules/target.js';
import type { Send } from './send.js';

export interface Stored {
  readonly key: string;
  readonly url: string;
  readonly etag: string | undefined;
  readonly location: string | undefined;
}

export type Posted =
  { readonly ok: true; readonly stored: Stored } | { readonly ok: false; readonly failure: Failure };

export interface PostRequest {
  readonly blob: Blob;
  /** As the visitor's file is called. */
  readonly name: string;
  /** MIME type of the bytes. */
  readonly type: string;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

export async function post(
  target: PostTarget,
  { blob, name, type, ...watch }: PostRequest,
  send: Send,
): Promise<Posted> {
  const body = new FormData();
  for (const [field, value] of formEntries(target, type)) body.append(field, value);
  body.append('file', blob, name); // last: S3 ignores the fields that come after it
  const sent = await send({ method: 'POST', url: target.url, body, ...watch });
  switch (sent.kind) {
    case 'aborted':
      return { ok: false, failure: { code: 'aborted' } };
    case 'unanswered':
      return { ok: false, failure: { code: navigator.onLine ? 'network' : 'offline' } };
    case 'answered': {
      const { status } = sent.answer;
      if (status < 200 || status > 299) return { ok: false, failure: readRefusal(sent.answer) };
      const { key = keyOf(target, name), etag, location } = readStored(sent.answer);
      return {
        ok: true,
        stored: { key, url: target.publicUrl ?? objectUrl(target.url, key), etag, location },
      };
    }
  }
}
