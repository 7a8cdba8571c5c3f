// The worker's file: a Blob comes in, its hash goes out.
import { hashBlob, type Hashed } from './hash-blob.js';

/** What the worker answers: a `DOMException` can't be sent from every browser's worker, its name and message can. */
export type HashReply =
  Extract<Hashed, { ok: true }> | { readonly ok: false; readonly name: string; readonly message: string };

onmessage = async ({ data }: MessageEvent<Blob>) => {
  const hashed = await hashBlob(data);
  postMessage(hashed.ok ? hashed : refusal(hashed.cause));
};

function refusal(cause: unknown): HashReply {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  return { ok: false, name, message };
}
