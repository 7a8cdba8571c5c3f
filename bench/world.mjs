// A site and a storage that cost as little as possible: the site serves scripts and presigns, the storage reads a form and
// discards it. They run in a separate process, so that they do not share an event loop with the measurement.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * @typedef {{ presigned: number, stored: number, scripts: string[] }} Counts
 * @typedef {{ site: string, storage: string, counts: Counts, close: () => void }} World
 */

const hour = 60 * 60 * 1000;
const bucket = 'images';

/** Types of the site's files. @type {Readonly<Record<string, string>>} */
const types = {
  '': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const empty = '<!doctype html><html lang="en"><title>Bench</title><body></body></html>';

/** @param {import('node:http').RequestListener} listener */
async function listen(listener) {
  const server = createServer(listener);
  server.keepAliveTimeout = hour; // otherwise the cost of a new connection would be measured
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

/**
 * Like the result of the AWS SDK's `createPresignedPost`, but without a valid signature.
 *
 * @param {string} storage
 * @param {string} key a key with `${filename}` is usable for every image
 */
function presignedPost(storage, key) {
  const now = Date.now();
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const fields = {
    bucket,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `AKIAIOSFODNN7EXAMPLE/${date.slice(0, 8)}/eu-central-1/s3/aws4_request`,
    'X-Amz-Date': date,
  };
  const policy = {
    expiration: new Date(now + hour).toISOString(),
    conditions: [
      ['starts-with', '$Content-Type', 'image/'],
      ['content-length-range', 0, 1e9],
      { success_action_status: '201' },
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
      key.endsWith('${filename}') ? ['starts-with', '$key', key.slice(0, -'${filename}'.length)] : { key },
    ],
  };
  return {
    url: `${storage}${bucket}`,
    fields: {
      success_action_status: '201',
      ...fields,
      key,
      Policy: Buffer.from(JSON.stringify(policy)).toString('base64'),
      'X-Amz-Signature': 'c0'.repeat(32),
    },
  };
}

/** The value of the field `key`, with the file's name. The fields come before the file. @param {Buffer} head */
function keyIn(head) {
  const text = head.toString('utf8', 0, 8192);
  const [, key = ''] = /name="key"\r\n\r\n([^\r]*)/.exec(text) ?? [];
  const [, name = ''] = /name="file"; filename="([^"]*)"/.exec(text) ?? [];
  return key.replaceAll('${filename}', () => name);
}

/**
 * The API of Uploadcare, which sends files to its own service only: it gets the id of a new file, and asks whether that is ready.
 *
 * @param {string} path
 * @returns {object | undefined}
 */
function uploadcareAnswer(path) {
  if (path === '/base/') return { file: randomUUID() };
  if (path !== '/info/') return undefined;
  const id = randomUUID();
  const image = { format: 'JPEG', width: 1600, height: 1200, color_mode: 'RGB', sequence: false };
  return {
    ...{ file_id: id, uuid: id, is_ready: true, is_stored: true, is_image: true, image_info: image },
    ...{ filename: 'image.jpg', original_filename: 'image.jpg', mime_type: 'image/jpeg' },
    ...{ size: 1, done: 1, total: 1, content_info: { mime: { mime: 'image/jpeg' }, image } },
  };
}

/**
 * @param {Readonly<Record<string, string>>} files files that the site serves beside its empty page, by path: scripts, style
 *   sheets, and pages, which have no extension
 * @param {{ compressed?: boolean }} [options] `compressed`: with brotli, beforehand, as on a CDN
 * @returns {Promise<World>}
 */
export async function startWorld(files, { compressed = false } = {}) {
  const answers = new Map(
    Object.entries({ '': empty, ...files }).map(([path, text]) => [
      `/${path}`,
      compressed ? brotliCompressSync(text) : text,
    ]),
  );
  /** @type {Counts} */
  const counts = { presigned: 0, stored: 0, scripts: [] };

  const storage = await listen((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Location');
    if (request.method === 'OPTIONS') {
      response.setHeader('Access-Control-Allow-Methods', 'POST, PUT');
      response.setHeader('Access-Control-Allow-Headers', '*');
      response.setHeader('Access-Control-Max-Age', '7200');
      response.writeHead(204).end();
      return;
    }
    let key = '';
    request.once('data', (/** @type {Buffer} */ head) => (key = keyIn(head)));
    request.resume();
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '', 'http://storage');
      const uploadcare = uploadcareAnswer(pathname);
      if (pathname !== '/info/') counts.stored += 1;
      if (uploadcare) {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(uploadcare));
        return;
      }
      const location = `${storage.url}${bucket}/${encodeURI(key)}`;
      response.writeHead(201, {
        'Content-Type': 'application/xml',
        ETag: `"${'0'.repeat(32)}"`,
        Location: location,
      });
      response.end(
        `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Location>${location}</Location><Bucket>${bucket}</Bucket>` +
          `<Key>${key}</Key><ETag>&quot;${'0'.repeat(32)}&quot;</ETag></PostResponse>`,
      );
    });
  });

  const site = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://site');
    const answer = answers.get(pathname);
    if (answer !== undefined) {
      const extension = extname(pathname);
      if (extension === '.js') counts.scripts.push(pathname.slice(1));
      if (compressed) response.setHeader('Content-Encoding', 'br');
      response.setHeader('Content-Type', types[extension] ?? '');
      response.setHeader('Content-Length', Buffer.byteLength(answer));
      response.end(answer);
    } else if (pathname === '/presign/put') {
      counts.presigned += 1;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ url: `${storage.url}${bucket}/${randomUUID()}.jpg`, method: 'PUT' }));
    } else if (pathname.startsWith('/presign')) {
      counts.presigned += 1;
      const key = pathname === '/presign/shared' ? 'prefix/${filename}' : `prefix/${randomUUID()}.jpg`;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(presignedPost(storage.url, key)));
    } else if (pathname === '/counts') {
      response.end(JSON.stringify(counts));
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(); // browsers request it on their own
    }
  });

  return {
    site: site.url,
    storage: storage.url,
    counts,
    close: () => {
      site.close();
      storage.close();
    },
  };
}
