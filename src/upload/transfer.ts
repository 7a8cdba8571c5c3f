// One image to one target: the protocols of a presigned POST and a presigned PUT.
import type { Failure } from '../rules/failure.js';
import type { Entries, Facts } from '../rules/facts.js';
import { objectUrl } from '../rules/object-url.js';
import { isStored, readStored } from '../rules/storage-answer.js';
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

/** Never rejects but where reading a refusal can't be loaded. */
export async function transfer(
  target: Target,
  blob: Blob,
  facts: Facts,
  watch: Pick<SendRequest, 'signal' | 'stallTimeout' | 'onProgress'>,
  { send, date }: { readonly send: Send; readonly date: () => number },
  publicBase: string | undefined,
): Promise<Outcome> {
  const sent = await send({ url: target.url, ...requestOf(target, blob, facts), ...watch });
  if (sent.kind === 'unreadable') return { ok: false, failure: { code: 'unreadable', cause: sent.cause } };
  if (sent.kind !== 'answered')
    return { ok: false, failure: { code: sent.kind === 'unanswered' ? 'network' : sent.kind } };
  const { answer } = sent;
  const redirected = target.kind === 'post' && target.redirects && answer.status === 200;
  if (!redirected && !isStored(answer)) {
    const { readRefusal } = await import('../rules/refusal.js');
    return { ok: false, failure: readRefusal(answer, date(), target.secrets) };
  }
  const { key = target.keyFor(facts.name), etag, location, checksum = facts.checksum } = readStored(answer);
  if (facts.checksum && checksum !== facts.checksum)
    return {
      ok: false,
      failure: {
        code: 'checksum-mismatch',
        status: answer.status,
        cause: `sent ${facts.checksum}, stored ${checksum}`,
      },
    };
  const url =
    target.publicUrl ??
    (publicBase !== undefined && isWebAddress(publicBase) ? objectUrl(publicBase, key) : target.urlOf(key));
  return { ok: true, stored: { key, url, etag, location, checksum } };
}

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
