// A bucket by WebCrypto and fetch, for every runtime that has both.
import { ALGORITHM, credentialOf, isoSeconds, presign, signHeaders, signText, stampOf } from './sigv4.js';
import { escapedKey } from './key.js';
import type { Credentials, Scope, Stamp } from './sigv4.js';
import {
  isOfParts,
  NOT_IMPLEMENTED,
  StoreError,
  UNMET,
  type Form,
  type PresignedForm,
  type Put,
  type Store,
  type StoredObject,
} from './store.js';

export interface WebStoreOptions {
  readonly bucket: string;
  readonly region: string;
  /** Base URL of a store that is not AWS. The bucket is then in the path. */
  readonly endpoint?: string | undefined;
  /** Called for each signature, since temporary credentials are replaced. */
  readonly credentials: () => Promise<Credentials>;
  /** The clock. */
  readonly now?: () => Date;
}

/** Requests are sent so often while the store is busy or does not answer, as the AWS SDK does. */
const ATTEMPTS = 3;
const BUSY = new Set([429, 500, 502, 503, 504]);

/** Milliseconds, doubled with each attempt. */
const PAUSE = 50;

export function webStore({
  bucket,
  region,
  endpoint,
  credentials,
  now = () => new Date(),
}: WebStoreOptions): Store {
  const base = baseOf(bucket, region, endpoint);
  const scope = async (date = now()): Promise<Scope> => ({ credentials: await credentials(), region, date });
  const formUrl = base.pathname === '/' ? base.href : base.href.slice(0, -1);
  const urlOf = (key: string) => new URL(escapedKey(key), base);

  const send = (method: string, key: string, headers?: Readonly<Record<string, string>>) =>
    sendTo(urlOf(key), method, headers);

  async function sendTo(url: URL, method: string, headers: Readonly<Record<string, string>> = {}) {
    for (let attempt = 1; ; attempt += 1) {
      const signed = await signHeaders({ method, url, headers }, await scope());
      // A redirect is a refusal like any other. Workers know no `error`.
      const answer = fetch(url, { method, headers: signed, redirect: 'manual' });
      const response = await (attempt < ATTEMPTS ? answer.catch(() => undefined) : answer);
      if (response && (attempt === ATTEMPTS || !BUSY.has(response.status))) return response;
      await response?.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, PAUSE * 2 ** attempt * Math.random()));
    }
  }

  return {
    presignPost: async (form) => {
      const date = now();
      const expiration = isoSeconds(new Date(date.valueOf() + form.expires * 1000));
      return { url: formUrl, fields: await fieldsOf(form, expiration, bucket, stampOf(await scope(date))) };
    },

    presignPut: async ({ key, headers, expires }: Put) => {
      const url = urlOf(key);
      url.searchParams.set('x-id', 'PutObject'); // as the AWS SDK does
      return presign({ method: 'PUT', url, headers: { ...headers } }, await scope(), expires);
    },

    createUpload: async (key, type, wantsChecksums) => {
      const url = urlOf(key);
      url.searchParams.set('uploads', '');
      const response = await sendTo(url, 'POST', {
        'content-type': type,
        ...(wantsChecksums && { 'x-amz-checksum-algorithm': 'SHA256' }),
      });
      const body = await response.text();
      const [, uploadId] = /<UploadId>([^<]+)<\/UploadId>/.exec(body) ?? [];
      if (uploadId === undefined)
        throw new StoreError('CreateMultipartUpload', response.status, codeIn(body));
      return { uploadId, hasChecksums: response.headers.get('x-amz-checksum-algorithm') === 'SHA256' };
    },

    presignStep: async (step) => {
      const { method, id } = steps[step.name];
      const url = urlOf(step.key);
      if (step.name !== 'head') url.searchParams.set('uploadId', step.uploadId);
      if (step.name === 'part') url.searchParams.set('partNumber', String(step.number));
      if (id) url.searchParams.set('x-id', id); // as the AWS SDK does
      const checksum = step.name === 'part' && step.checksum;
      const headers = {
        ...(step.name === 'part' && { 'content-length': String(step.size) }),
        ...(checksum && { 'x-amz-checksum-sha256': checksum }),
      };
      return presign({ method, url, headers }, await scope(), step.expires);
    },

    head: async (key) => {
      const response = await send('HEAD', key, { 'x-amz-checksum-mode': 'ENABLED' });
      if (response.status === 404) return undefined;
      if (!response.ok) throw await refusal('HEAD Object', response);
      return objectOf(response.headers);
    },

    read: async (key, start, end, etag) => {
      const response = await send('GET', key, { range: `bytes=${start}-${end - 1}`, 'if-match': etag });
      if (response.status !== 206) throw await refusal('GET Object with a range', response);
      return response.arrayBuffer();
    },

    copy: async (from, to, etag) => {
      const source = { 'x-amz-copy-source': `/${bucket}/${escapedKey(from)}` };
      const isUnchanged = { 'x-amz-copy-source-if-match': etag };
      let response = await send('PUT', to, { ...source, ...isUnchanged, 'if-none-match': '*' });
      if (response.status === NOT_IMPLEMENTED) {
        await response.body?.cancel();
        response = await send('PUT', to, { ...source, ...(!isOfParts(etag) && isUnchanged) });
      }
      // "A copy can fail after S3 has sent 200" (CopyObject): the error is then in the body.
      const body = await response.text();
      if (response.ok && !body.includes('<Error>')) return true;
      if (UNMET.includes(response.status)) return false;
      throw new StoreError('CopyObject', response.status, codeIn(body));
    },
  };
}

/** The method of each step of a multipart upload, and the name that the AWS SDK adds to its URL. */
const steps = {
  part: { method: 'PUT', id: 'UploadPart' },
  complete: { method: 'POST', id: undefined },
  abort: { method: 'DELETE', id: 'AbortMultipartUpload' },
  list: { method: 'GET', id: 'ListParts' },
  head: { method: 'HEAD', id: undefined },
} as const;

/** The URL below which the keys are. AWS has the bucket in the host, unless its name has a dot, which no certificate matches. */
function baseOf(bucket: string, region: string, endpoint: string | undefined): URL {
  const isPath = endpoint !== undefined || bucket.includes('.');
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const host = endpoint ?? `https://${isPath ? '' : `${bucket}.`}s3.${region}.${domain}`;
  return new URL(isPath ? `${host.replace(/\/$/, '')}/${bucket}/` : host);
}

/** The fields of a presigned POST, in the order and with the names of the AWS SDK's `createPresignedPost`. */
async function fieldsOf({ key, fields, size }: Form, expiration: string, bucket: string, stamp: Stamp) {
  const { sessionToken } = stamp.credentials;
  const all: PresignedForm['fields'] = {
    ...fields,
    bucket,
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': credentialOf(stamp),
    'X-Amz-Date': stamp.date,
    ...(sessionToken && { 'X-Amz-Security-Token': sessionToken }),
    key,
  };
  const conditions = [
    ['content-length-range', ...size],
    ...Object.entries(all).map(([name, value]) => ({ [name]: value })),
  ];
  const policy = base64(JSON.stringify({ expiration, conditions }));
  return { ...all, Policy: policy, 'X-Amz-Signature': await signText(stamp, policy) };
}

const base64 = (json: string) =>
  btoa(/[^ -~]/.test(json) ? String.fromCharCode(...new TextEncoder().encode(json)) : json);

const objectOf = (headers: Headers): StoredObject => ({
  size: Number(headers.get('content-length')),
  type: headers.get('content-type') ?? '',
  etag: headers.get('etag') ?? '',
  checksum: headers.get('x-amz-checksum-sha256') ?? undefined,
});

/** A store that ignores the range answers with the whole object, which is not read. */
async function refusal(what: string, response: Response): Promise<StoreError> {
  if (response.ok) await response.body?.cancel();
  return new StoreError(what, response.status, response.ok ? '' : codeIn(await response.text()));
}

const codeIn = (xml: string) => /<Code>(\w+)<\/Code>/.exec(xml)?.[1] ?? '';
