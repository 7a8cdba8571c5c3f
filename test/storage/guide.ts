// The guides in docs/, for tests that run their code, and an upload as a page makes it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export const photo = await readFile(new URL('../image/files/plain.jpg', import.meta.url));

/** The code blocks of a page in one language, in order. */
export function codeIn(page: string, language: string): string[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  return blocks.flatMap(([, name, code = '']) => (name === language ? [code] : []));
}

/** The JavaScript block of a page that has this text. */
export const blockOf = (page: string, part: string): string =>
  codeIn(page, 'js').find((block) => block.includes(part)) ??
  assert.fail(`${page} has no block with ${part}`);

/** Runs a module. `others` has the modules that it imports by a relative name, such as `./settings.js`, as code. */
export function run(code: string, others: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return import(urlOf(code, others));
}

function urlOf(code: string, others: Readonly<Record<string, string>>): string {
  const linked = code.replace(/(?<=^import [^']*')[^']+(?=';)/gm, (name) => {
    const other = others[name];
    if (other !== undefined) return urlOf(other, others);
    const isOwn = name === 's3-image-upload/server';
    return isOwn ? new URL('../../src/server.ts', import.meta.url).href : import.meta.resolve(name);
  });
  return `data:text/javascript;base64,${Buffer.from(linked).toString('base64')}`;
}

interface Place {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The module `settings.js` of docs/bucket.md, for a store of the tests. */
export function settingsModule({ region, endpoint, credentials }: Place, bucket: string): string {
  const place = JSON.stringify({ region, endpoint, credentials, forcePathStyle: true });
  return blockOf('docs/bucket.md', '// settings.js')
    .replace('new S3Client({', `new S3Client({ ...${place},`)
    .replace(/bucket = '.+'/, `bucket = '${bucket}'`);
}

/** The route to private images of docs/bucket.md. Ada may read them. */
export async function privateImages(
  place: Place,
  bucket: string,
): Promise<(request: Request) => Promise<Response>> {
  const { showImage } = (await run(codeIn('docs/bucket.md', 'js')[0] ?? '', {
    './settings.js': settingsModule(place, bucket),
    './session.js': "export const mayRead = (request) => request.headers.get('Cookie') === 'ada';",
  })) as { showImage: (request: Request) => Promise<Response> };
  return showImage;
}

export interface Target {
  readonly url: string;
  /** Of a form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Of a PUT. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a large image. */
  readonly multipart?: { readonly list: string; readonly abort: string };
  readonly key: string;
  readonly claim: string;
}

/** Asks a presign route for a target, as a page does. */
export async function targetOf(
  presign: (request: Request) => Promise<Response>,
  bytes: Uint8Array = photo,
): Promise<Target> {
  const response = await presign(
    new Request('https://www.example.com/presign', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'image/jpeg', size: bytes.length }),
    }),
  );
  return (await response.json()) as Target;
}

/** Sends bytes to a target, as a page of `origin` does. */
export function sendTo(
  { url, fields, headers = {} }: Target,
  bytes: Uint8Array = photo,
  origin = 'https://www.example.com',
  filename = 'photo.jpg',
): Promise<Response> {
  const blob = new Blob([bytes as BlobPart]);
  if (!fields) return fetch(url, { method: 'PUT', body: blob, headers: { ...headers, Origin: origin } });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', blob, filename);
  return fetch(url, { method: 'POST', body: form, headers: { Origin: origin } });
}
