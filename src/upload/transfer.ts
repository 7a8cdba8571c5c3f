// One image to one target: the protocols of a presigned POST and a presigned PUT.
import type { Failure, FailureFacts } from '../rules/failure.js';
import { valueOf, type Entries, type Facts } from '../rules/facts.js';
import { objectUrl } from '../rules/object-url.js';
import { isStored, readStored, type StoredObject } from '../rules/storage-answer.js';
import { isWebAddress } from '../rules/web-address.js';
import type { Target } from '../rules/target.js';
import type { Send, SendRequest } from './send.js';

export interface Stored {
  readonly key: string;
  readonly url: string;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  readonly checksum: string | undefined;
}

export type Outcome =
  { readonly ok: true; readonly stored: Stored } | { readonly ok: false; readonly failure: Failure };

interface Services {
  readonly send: Send;
  readonly date: () => number;
}

/**
 * Where these bytes may be stored already: a request that sent them there ended without the storage's answer. A target whose
 * key can be written once only answers 412 to the next one.
 */
const places = new WeakMap<Blob, Set<string>>();

/** Never rejects but where reading a refusal can't be loaded. */
export async function transfer(
  target: Target,
  blob: Blob,
  facts: Facts,
  watch: Pick<SendRequest, 'signal' | 'stallTimeout' | 'onProgress'>,
  services: Services,
  publicBase: string | undefined,
): Promise<Outcome> {
  const key = target.keyFor(facts.name);
  const known = places.get(blob) ?? new Set();
  const read = await sendTo(target, blob, facts, watch, services, known.has(target.urlOf(key)));
  if (!read.ok) {
    if (mayBeStored(read.failure)) places.set(blob, known.add(target.urlOf(key)));
    return read;
  }
  const { etag, location, checksum = facts.checksum } = read.object;
  if (facts.checksum && checksum !== facts.checksum)
    return failed({
      code: 'checksum-mismatch',
      status: read.status,
      cause: `sent ${facts.checksum}, stored ${checksum}`,
    });
  const stored = read.object.key ?? key;
  const url =
    target.publicUrl ??
    (publicBase !== undefined && isWebAddress(publicBase)
      ? objectUrl(publicBase, stored)
      : target.urlOf(stored));
  return { ok: true, stored: { key: stored, url, etag, location, checksum } };
}

type Read =
  | { readonly ok: true; readonly object: StoredObject; readonly status: number }
  | { readonly ok: false; readonly failure: Failure };

/** @param wasUnanswered these bytes were sent there before, and nobody knows whether they arrived */
async function sendTo(
  target: Target,
  blob: Blob,
  facts: Facts,
  watch: Pick<SendRequest, 'signal' | 'stallTimeout' | 'onProgress'>,
  { send, date }: Services,
  wasUnanswered: boolean,
): Promise<Read> {
  const request = requestOf(target, blob, facts);
  const sent = await send({ url: target.url, ...request, ...watch });
  if (sent.kind === 'unreadable') return failed({ code: 'unreadable', cause: sent.cause });
  if (sent.kind !== 'answered') return failed({ code: sent.kind === 'unanswered' ? 'network' : sent.kind });
  const { answer } = sent;
  const { status } = answer;
  if (isStored(answer, target.kind === 'post' ? target.redirectsTo : undefined))
    return { ok: true, object: readStored(answer), status };
  // The key was free before, and has been written once: by the request that got no answer.
  if (status === 412 && wasUnanswered && valueOf(request.headers, 'If-None-Match') === '*')
    return { ok: true, object: {}, status };
  const { readRefusal } = await import('../rules/refusal.js');
  return failed(readRefusal(answer, date(), target.secrets));
}

/** Nobody knows: there was no answer, or somebody between the page and the storage gave it. */
const mayBeStored = ({ code, status = 0 }: FailureFacts) =>
  code !== 'unreadable' && (status < 300 || [500, 502, 504].includes(status));

const failed = (failure: Failure) => ({ ok: false, failure }) as const;

function requestOf(
  target: Target,
  blob: Blob,
  facts: Facts,
): { method: 'POST' | 'PUT'; headers: Entries; body: FormData | Blob } {
  if (target.kind === 'put') return { method: 'PUT', headers: target.headersFor(facts), body: blob };
  const body = new FormData();
  for (const [field, value] of target.fieldsFor(facts)) body.append(field, value);
  body.append('file', blob, facts.name); // last: S3 ignores the fields that come after it
  return { method: 'POST', headers: [], body };
}
