// Sends one image to one target by a presigned POST or PUT.
import type { Failure } from '../rules/failure.js';
import { valueOf, type Entries, type Facts } from '../rules/facts.js';
import { objectUrl } from '../rules/object-url.js';
import { isStored, readStored } from '../rules/storage-answer.js';
import { isWebAddress } from '../rules/web-address.js';
import type { SingleTarget, Target } from '../rules/target.js';
import type { Send, SendRequest, Sent } from './send.js';

export interface Stored {
  readonly key: string;
  readonly url: string;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  readonly checksum: string | undefined;
  readonly claim: string | undefined;
}

export type Outcome =
  { readonly ok: true; readonly stored: Stored } | { readonly ok: false; readonly failure: Failure };

interface Services {
  readonly send: Send;
  readonly date: () => number;
}

/**
 * By Blob: URLs at which the Blob may be stored, since all bytes were sent and the answer is not known. If the key can be written
 * only once, the storage answers the next attempt with 412.
 */
const places = new WeakMap<Blob, Set<string>>();

/** Tells that an earlier page may have stored the Blob at this URL. */
export const mayBeAt = (blob: Blob, place: string) =>
  places.set(blob, (places.get(blob) ?? new Set()).add(place));

/** Never rejects. */
export async function transfer(
  target: SingleTarget,
  blob: Blob,
  facts: Facts,
  watch: Pick<SendRequest, 'signal' | 'stallTimeout' | 'onProgress'>,
  { send, date }: Services,
  publicBase: string | undefined,
): Promise<Outcome> {
  const { claim } = target;
  const key = target.keyFor(facts.name);
  const place = target.urlOf(key);
  const known = places.get(blob) ?? new Set();
  const request = requestOf(target, blob, facts);
  const sent = await send({ url: target.url, ...request, ...watch });
  if (mayBeStored(sent)) places.set(blob, known.add(place));
  if (sent.kind === 'unreadable') return failed({ code: 'unreadable', cause: sent.cause });
  if (sent.kind === 'unanswered') return failed({ code: 'network', cause: unanswered(target) });
  if (sent.kind !== 'answered') return failed({ code: sent.kind });
  const { answer } = sent;
  const { status } = answer;
  const publicUrl = (stored: string) => publicUrlOf(target, stored, publicBase);
  if (isStored(answer, target.kind === 'post' ? target : undefined)) {
    const { etag, location, checksum = facts.checksum, key: stored = key } = readStored(answer);
    return facts.checksum && checksum !== facts.checksum
      ? failed({ code: 'checksum-mismatch', status, cause: `sent ${facts.checksum}, stored ${checksum}` })
      : { ok: true, stored: { key: stored, url: publicUrl(stored), etag, location, checksum, claim } };
  }
  try {
    if (status === 412 && valueOf(request.headers, 'If-None-Match') === '*') {
      const { holds } = await import('./holds.js');
      const isThere = await holds(place, blob, watch);
      const checksum = isThere ? facts.checksum : undefined;
      if (isThere ?? known.has(place))
        return {
          ok: true,
          stored: { key, url: publicUrl(key), etag: undefined, location: undefined, checksum, claim },
        };
    }
    const { readRefusal } = await import('../rules/refusal.js');
    return failed(readRefusal(answer, date(), target.entries, target.kind === 'post'));
  } catch (cause) {
    return failed({ code: 'network', cause }); // the chunk could not be loaded
  }
}

/** The URL at which a stored image can be read. */
export const publicUrlOf = (
  { publicUrl, urlOf }: Target,
  key: string,
  publicBase: string | undefined,
): string =>
  publicUrl ??
  (publicBase !== undefined && isWebAddress(publicBase) ? objectUrl(publicBase, key) : urlOf(key));

/** For the developer of the page: browsers do not tell a page why there is no answer. Not in a chunk, which could not be loaded either. */
const unanswered = ({ kind }: SingleTarget) =>
  `No readable answer: connection lost, CORS rule without this page${kind === 'post' ? ', or store needs a presigned PUT' : ''}`;

/** Whether the image may be stored although there is no valid answer: a server in between may have answered. */
const mayBeStored = (sent: Sent): boolean =>
  sent.kind === 'answered'
    ? sent.answer.status < 300 || [500, 502, 504].includes(sent.answer.status)
    : sent.kind !== 'unreadable' && sent.sentAll === true;

const failed = (failure: Failure) => ({ ok: false, failure }) as const;

function requestOf(
  target: SingleTarget,
  blob: Blob,
  facts: Facts,
): { method: 'POST' | 'PUT'; headers: Entries; body: FormData | Blob } {
  if (target.kind === 'put') return { method: 'PUT', headers: target.headersFor(facts), body: blob };
  const body = new FormData();
  for (const [field, value] of target.fieldsFor(facts)) body.append(field, value);
  body.append('file', blob, facts.name); // last, since S3 ignores the fields after it
  return { method: 'POST', headers: [], body };
}
