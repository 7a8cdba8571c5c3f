// The servers for browser tests: for each test file a storage with faults on demand, and presign endpoints, valid and invalid ones. They
// are a part of the test runner's server, so the endpoints have the page's origin.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Context, Next } from 'koa';
import type { Fault } from '../demo/storage/faults.js';
import { startStorage, type Storage } from '../demo/storage/storage.js';

const bucket = 'photos';
const region = 'eu-central-1';
const credentials = { accessKeyId: 'TESTKEY', secretAccessKey: 'test-secret' };

interface Stack {
  readonly storage: Storage;
  readonly folder: string;
  /** Requests to the presign endpoints. */
  readonly asked: { method: string; query: string; headers: Context['headers']; body: string }[];
  /** Answers as the valid endpoint does, but with another origin and without CORS headers. */
  readonly foreign: Server;
}

/** The answer of `/presign/<name>`; `undefined` for that of the article's endpoint. */
const endpoints: Readonly<Record<string, (context: Context, stack: Stack, parameter: string) => unknown>> = {
  status: (context, _, status) => {
    context.status = Number(status);
    return { error: `status ${status} on demand` };
  },
  cacheable: (context, stack) => {
    context.set('Cache-Control', 'max-age=3600');
    return presignedPost(stack);
  },
  busy: (context) => {
    context.status = 503;
    context.set('Retry-After', '9');
    return { error: 'busy' };
  },
  html: (context) => {
    context.type = 'text/html';
    return '<!DOCTYPE html><title>Welcome</title><h1>Sign in</h1>';
  },
  /** Returns the HTML in the query, which replaces a part of a page. */
  markup: (context) => {
    context.type = 'text/html';
    return String(context.query.html);
  },
  /** An ended session, until the visitor has signed in, which sets a cookie. */
  session: (context, stack, elsewhere) => {
    if (context.cookies.get('signed-in')) return presignedPost(stack);
    const { port } = stack.foreign.address() as AddressInfo;
    context.redirect(elsewhere ? `http://127.0.0.1:${port}/sign-in` : './html');
    return '';
  },
  /** Redirects to the valid endpoint. */
  moved: (context) => {
    context.redirect('./article');
    return '';
  },
  /** An error with the status 200. */
  'error-as-200': () => ({ error: 'The album is full.' }),
  problem: (context) => {
    context.status = 422;
    return { title: 'Unprocessable', detail: 'The album is full.' };
  },
  empty: () => '',
  'no-url': () => ({ fields: { key: 'k' } }),
  expired: (_, stack) => presignedPost(stack, { Expires: -60 }),
  'at-most': (_, stack, bytes) => presignedPost(stack, { range: [0, Number(bytes)] }),
  'at-least': (_, stack, bytes) => presignedPost(stack, { range: [Number(bytes), 1e9] }),
  'of-another': (_, stack) => presignedPost(stack, { secretAccessKey: 'not-the-secret' }),
  'type-png': (_, stack) => presignedPost(stack, { conditions: [['eq', '$Content-Type', 'image/png']] }),
  redirect: ({ host }, stack) =>
    presignedPost(stack, { fields: { success_action_redirect: `http://${host}/stack/thanks` } }),
  'with-status': (_, stack, status) => presignedPost(stack, { fields: { success_action_status: status } }),
  filename: (_, stack) => presignedPost(stack, { key: `uploads/${randomUUID()}/\${filename}` }),
  'same-key': (_, stack) => presignedPost(stack, { key: 'uploads/same' }),
  'odd-key': (_, stack, index) => presignedPost(stack, { key: oddKeys[Number(index)] ?? '' }),
  'virtual-host': (_, stack, index) =>
    presignedPost(stack, { key: oddKeys[Number(index)] ?? '', forcePathStyle: false }),
  put: (context, stack, index) =>
    presignedPut(stack, {
      type: String(context.query.type),
      ...(index && { key: oddKeys[Number(index)] ?? '' }),
    }),
  /** A new key each time, which can be written once. */
  'put-once': (context, stack) => presignedPut(stack, { type: String(context.query.type), once: true }),
  /** The same key each time, which can be written once. */
  'put-once-same-key': (context, stack, key) =>
    presignedPut(stack, { type: String(context.query.type), key, once: true }),
  'put-virtual-host': (context, stack, index) =>
    presignedPut(stack, {
      type: String(context.query.type),
      key: oddKeys[Number(index)] ?? '',
      forcePathStyle: false,
    }),
  /** Signed by a client with the SDK's defaults: with the checksum of an empty body. */
  'put-default': (context, stack) =>
    presignedPut(stack, { type: String(context.query.type), requestChecksumCalculation: 'WHEN_SUPPORTED' }),
  'put-for': (context, stack, seconds) =>
    presignedPut(stack, { type: String(context.query.type), expiresIn: Number(seconds) }),
  'put-checksum': (context, stack) =>
    presignedPut(stack, {
      type: String(context.query.type),
      checksum: String(context.query['checksum-sha256']),
    }),
  /**
   * Parts of 5 MiB. `some` signs only the first URL, `for-…` signs URLs for so many seconds, `unclaimed` gives no claim, `checksum` signs
   * checksums of the parts.
   */
  multipart: (context, stack, how) => presignedMultipart(context, stack, how),
  'post-for': (_, stack, seconds) => presignedPost(stack, { Expires: Number(seconds) }),
  checksum: (context, stack) =>
    presignedPost(stack, {
      conditions: [
        ['starts-with', '$Content-Type', 'image/'],
        ['eq', '$x-amz-checksum-sha256', String(context.query['checksum-sha256'])],
      ],
    }),
};

/** Keys that are hard to encode in a URL. */
export const oddKeys: readonly string[] = [
  'odd/a b+c&d=e.jpg',
  'odd/100%/#1?.jpg',
  'odd/🌄/Grüße/日本.jpg',
  "odd/it's (1)*!~.jpg",
  'odd/../up.jpg',
  '../out.jpg',
];

interface PostOptions {
  readonly key?: string;
  readonly range?: [number, number];
  readonly conditions?: ['eq' | 'starts-with', string, string][];
  readonly fields?: Record<string, string>;
  readonly Expires?: number;
  readonly secretAccessKey?: string;
  readonly forcePathStyle?: boolean;
  readonly requestChecksumCalculation?: 'WHEN_REQUIRED' | 'WHEN_SUPPORTED';
}

const clientFor = (
  { storage }: Stack,
  {
    secretAccessKey = credentials.secretAccessKey,
    forcePathStyle = true,
    requestChecksumCalculation = 'WHEN_REQUIRED', // otherwise a PUT is signed with the checksum of an empty body
  }: PostOptions = {},
) =>
  new S3Client({
    // Every browser resolves names below localhost to this machine, so that virtual-host style can be tested.
    endpoint: forcePathStyle ? storage.url : storage.url.replace('127.0.0.1', 'localhost'),
    forcePathStyle,
    region,
    credentials: { ...credentials, secretAccessKey },
    requestChecksumCalculation,
  });

interface PutOptions extends PostOptions {
  readonly type: string;
  readonly expiresIn?: number;
  /** SHA-256 in base64: a signed header that the page has to add. */
  readonly checksum?: string;
  /** `If-None-Match: *`, signed. */
  readonly once?: boolean;
}

async function presignedPut(
  stack: Stack,
  { type, key = `uploads/${randomUUID()}`, expiresIn = 3600, checksum, once = false, ...options }: PutOptions,
) {
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: type,
    ChecksumSHA256: checksum,
    ...(once && { IfNoneMatch: '*' }),
  });
  const url = await getSignedUrl(clientFor(stack, options), command, {
    expiresIn,
    signableHeaders: new Set(['content-type', 'if-none-match', 'x-amz-checksum-sha256']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return {
    url,
    method: 'PUT',
    headers: { 'Content-Type': type, ...(once && { 'If-None-Match': '*' }) },
    key,
  };
}

/** The size of the image is in the query, or, if URLs are asked for again, the key is the claim. */
async function presignedMultipart(context: Context, stack: Stack, how: string) {
  const body = stack.asked.at(-1)?.body ?? '';
  const renewed = (context.method === 'POST' ? JSON.parse(body) : {}) as {
    claim?: string;
    uploadId?: string;
    parts?: number[];
    'checksums-sha256'?: string[];
  };
  const hasChecksums = how === 'checksum';
  const client = clientFor(stack);
  const Key = renewed.claim ?? `uploads/${randomUUID()}`;
  const of = { Bucket: bucket, Key };
  const { UploadId = renewed.uploadId } = renewed.uploadId
    ? {}
    : await client.send(
        new CreateMultipartUploadCommand({
          ...of,
          ContentType: String(context.query.type),
          ...(hasChecksums && { ChecksumAlgorithm: 'SHA256' }),
        }),
      );
  const all = hasChecksums ? 0 : Math.ceil(Number(context.query.size) / PART);
  const count = how === 'some' ? 1 : all;
  const unhoistableHeaders = new Set(['x-amz-checksum-sha256']);
  const numbers = renewed.parts ?? Array.from({ length: count }, (_, index) => index + 1);
  const expiresIn = !renewed.claim && how.startsWith('for-') ? Number(how.slice(4)) : 3600;
  const validity = { expiresIn };
  return {
    multipart: {
      uploadId: UploadId,
      partSize: PART,
      parts: await Promise.all(
        numbers.map((PartNumber, index) => {
          const ChecksumSHA256 = renewed['checksums-sha256']?.[index];
          const part = new UploadPartCommand({ ...of, UploadId, PartNumber, ChecksumSHA256 });
          return getSignedUrl(client, part, { ...validity, unhoistableHeaders });
        }),
      ),
      ...(hasChecksums && { checksum: 'sha256' }),
      complete: await getSignedUrl(client, new CompleteMultipartUploadCommand({ ...of, UploadId }), validity),
      abort: await getSignedUrl(client, new AbortMultipartUploadCommand({ ...of, UploadId }), validity),
      list: await getSignedUrl(client, new ListPartsCommand({ ...of, UploadId }), validity),
      head: await getSignedUrl(client, new HeadObjectCommand(of), validity),
    },
    key: Key,
    ...(how !== 'unclaimed' && { claim: Key }),
  };
}

const PART = 5 * 1024 * 1024; // bytes; the smallest that S3 takes

function presignedPost(stack: Stack, options: PostOptions = {}) {
  const { key = `uploads/${randomUUID()}`, range = [0, 5_242_880], fields = {}, Expires = 3600 } = options;
  const Conditions = [
    ['content-length-range', ...range] as ['content-length-range', number, number],
    ...(options.conditions ?? [['starts-with', '$Content-Type', 'image/'] as const]).map(
      ([operator, field, value]) => [operator, field, value] as ['starts-with', string, string],
    ),
  ];
  return createPresignedPost(clientFor(stack, options), {
    Bucket: bucket,
    Key: key,
    Conditions,
    Fields: fields,
    Expires,
  });
}

async function startStack(): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-'));
  const storage = await startStorage({
    folder,
    bucket,
    region,
    ...credentials,
    cors: { origins: '*' },
    publicRead: true,
  });
  const foreign = createServer((_, response) => {
    void presignedPost(stack).then((answer) => response.end(JSON.stringify(answer)));
  });
  const stack: Stack = { storage, folder, asked: [], foreign };
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  return stack;
}

const stacks = new Map<string, Stack>();

/** `/stack`, and below `/stack/<id>`: `presign/…`, `asked`, `requests`, `faults`. */
export async function stackMiddleware(context: Context, next: Next): Promise<void> {
  const [, root, id = '', what = '', name = '', parameter = ''] = context.path.split('/');
  if (root !== 'stack') {
    await next();
    return;
  }
  if (id === '') {
    const opened = randomUUID();
    const stack = await startStack();
    stacks.set(opened, stack);
    const { port } = stack.foreign.address() as AddressInfo;
    context.body = { id: opened, foreign: `http://127.0.0.1:${port}/presign` };
    return;
  }
  if (id === 'thanks') {
    context.set('Access-Control-Allow-Origin', '*');
    context.type = 'text/html';
    context.body = '<!doctype html><title>Thanks</title>';
    return;
  }
  const stack = stacks.get(id);
  if (!stack) return;
  switch (what) {
    case 'presign':
      stack.asked.push({
        method: context.method,
        query: context.querystring,
        headers: context.headers,
        body: await text(context.req),
      });
      context.body = await Promise.resolve(
        endpoints[name]?.(context, stack, parameter) ?? presignedPost(stack),
      );
      break;
    case 'asked':
      context.body = stack.asked;
      break;
    case 'requests':
      context.body = stack.storage.requests;
      break;
    case 'faults':
      stack.storage.faults.clear();
      for (const fault of JSON.parse(await text(context.req)) as Fault[]) stack.storage.faults.push(fault);
      context.body = {};
      break;
  }
}

export async function closeStacks(): Promise<void> {
  for (const { storage, foreign, folder } of stacks.values()) {
    foreign.closeAllConnections();
    foreign.close();
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
  stacks.clear();
}
