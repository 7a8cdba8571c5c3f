// Fixtures of the storage tests: a storage, forms signed by the SDK, raw requests.
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { request, type Agent, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { startStorage, type Storage, type StorageOptions } from '../../demo/storage/storage.js';

export const BUCKET = 'photos';
export const REGION = 'eu-west-1';
export const KEY_ID = 'AKIAEXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG';
export const ORIGIN = 'http://site.example';

export interface Fixture {
  readonly storage: Storage;
  readonly folder: string;
  readonly client: S3Client;
}

/** A storage on a free port with a new folder. Both are removed after the test. */
export async function setUp(t: TestContext, options: Partial<StorageOptions> = {}): Promise<Fixture> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'storage-')));
  const storage = await startStorage({
    folder,
    bucket: BUCKET,
    region: REGION,
    accessKeyId: KEY_ID,
    secretAccessKey: SECRET,
    publicRead: true,
    cors: { origins: [ORIGIN] },
    ...options,
  });
  t.after(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });
  const client = clientFor(storage.url);
  t.after(() => client.destroy());
  return { storage, folder, client };
}

export function clientFor(
  endpoint: string,
  { accessKeyId = KEY_ID, secretAccessKey = SECRET, region = REGION, forcePathStyle = true } = {},
): S3Client {
  return new S3Client({
    endpoint,
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}

export interface SignedForm {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** A form that the SDK has signed, for the key `a.txt` by default. */
export function sign(
  { client }: Pick<Fixture, 'client'>,
  options: Partial<PresignedPostOptions> = {},
): Promise<SignedForm> {
  return createPresignedPost(client, { Bucket: BUCKET, Key: 'a.txt', ...options });
}

/** Signs any text as a policy, for policies that the SDK does not write. */
export function signPolicyText({ storage }: Fixture, policy: string): SignedForm {
  const date = '20260101';
  const encoded = Buffer.from(policy).toString('base64');
  const steps = [date, REGION, 's3', 'aws4_request', encoded];
  const signature = steps.reduce(
    (key, step) => createHmac('sha256', key).update(step).digest(),
    Buffer.from(`AWS4${SECRET}`),
  );
  const fields = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${KEY_ID}/${date}/${REGION}/s3/aws4_request`,
    'X-Amz-Date': `${date}T000000Z`,
    Policy: encoded,
    'X-Amz-Signature': signature.toString('hex'),
  };
  return { url: `${storage.url}/${BUCKET}`, fields };
}

/** The conditions for the fields of `signPolicyText`, and additional ones. */
export function policyText(conditions: string, expiration = '2099-01-01T00:00:00Z'): string {
  const common = `{"bucket":"${BUCKET}"},["starts-with","$x-amz-algorithm",""],["starts-with","$x-amz-credential",""],["starts-with","$x-amz-date",""]`;
  return `{"expiration":"${expiration}","conditions":[${common},${conditions}]}`;
}

export interface Submission {
  readonly content?: string | Uint8Array<ArrayBuffer>;
  readonly filename?: string;
  /** Additional fields before the file. */
  readonly fields?: Record<string, string>;
  readonly fieldsAfter?: Record<string, string>;
  readonly origin?: string;
}

/** Posts the form as a page's script does, without following redirects. */
export function submit(signed: SignedForm, submission: Submission = {}): Promise<Response> {
  const { content = 'hello', filename = 'photo.jpg', fields = {}, fieldsAfter = {}, origin } = submission;
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...signed.fields, ...fields })) form.append(name, value);
  form.append('file', new File([content], filename, { type: 'image/jpeg' }));
  for (const [name, value] of Object.entries(fieldsAfter)) form.append(name, value);
  return fetch(signed.url, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: origin === undefined ? {} : { Origin: origin },
  });
}

/** A refusal in one line, `403 AccessDenied`, and its XML. */
export async function refusal(response: Response): Promise<{ line: string; xml: string }> {
  const xml = await response.text();
  return { line: `${response.status} ${element(xml, 'Code') ?? '?'}`, xml };
}

/** The status and code of the error with which a command of the SDK ends. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof S3ServiceException, String(error));
  return `${error.$metadata.httpStatusCode} ${error.name}`;
}

/** The text of an element of S3's flat XML, unescaped. */
export function element(xml: string, name: string): string | undefined {
  const inner = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return inner
    ?.replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

export function quotedMd5(content: string | Uint8Array): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}

export function objectUrl({ storage }: Fixture, key: string): string {
  return `${storage.url}/${BUCKET}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** Number of objects in a folder, and of files that belong to no object. */
export async function filesIn(folder: string): Promise<{ objects: number; others: number }> {
  const names = await readdir(folder);
  const objects = names.filter((name) => name.endsWith('.json')).length;
  return { objects, others: names.length - 2 * objects };
}

/** Number of open files of a folder in this process; `undefined` if the system doesn't report it. */
export async function openFilesIn(folder: string): Promise<number | undefined> {
  const descriptors = await readdir('/proc/self/fd').catch(() => undefined);
  if (!descriptors) return undefined;
  const targets = descriptors.map((descriptor) => readlink(`/proc/self/fd/${descriptor}`).catch(() => ''));
  return (await Promise.all(targets)).filter((target) => target.startsWith(folder)).length;
}

/** Process warnings during a test, with which the storage reports bugs. */
export function collectWarnings(t: TestContext): string[] {
  const warnings: string[] = [];
  const onWarning = ({ name, message }: Error) => warnings.push(`${name}: ${message}`);
  process.on('warning', onWarning);
  t.after(() => process.off('warning', onWarning));
  return warnings;
}

export const BOUNDARY = 'the-boundary';
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** The same with its end. */
export const wholeForm = (fields: Record<string, string>, content: string): string =>
  `${openForm(fields, content).toString()}${FORM_END}`;

/** The bytes of a form, up to the end of the file's content. */
export function openForm(fields: Record<string, string>, content: string | Buffer): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + file), Buffer.from(content)]);
}

export const FORM_END = `\r\n--${BOUNDARY}--\r\n`;

export interface RawOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly reusedSocket: boolean;
}

/** A request with node:http, for headers that `fetch` can't set. */
export async function send({ storage }: Fixture, options: RawOptions): Promise<RawAnswer> {
  const { method = 'GET', path = '/', headers = {}, body, agent } = options;
  const outgoing = request(storage.url, { method, path, headers, ...(agent ? { agent } : {}) });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: await text(answer),
    reusedSocket: outgoing.reusedSocket,
  };
}

/** A connection on which a test writes its requests byte for byte. */
export async function dial({ storage }: Fixture): Promise<Socket> {
  const { hostname, port } = new URL(storage.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {}); // some tests cause a reset
  await once(socket, 'connect');
  return socket;
}

/** The head of a raw request. */
export function head(method: string, path: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Reads from a socket until the data contains `needle`. Fails if there is no more data. */
export async function readUntil(socket: Socket, needle: string): Promise<string> {
  let received = '';
  while (!received.includes(needle)) {
    // Prevents failing tests from waiting forever.
    const [chunk] = (await once(socket, 'data', { signal: AbortSignal.timeout(10_000) })) as [Buffer];
    received += chunk.toString('latin1');
  }
  return received;
}
