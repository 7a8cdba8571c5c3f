// A site with the pages and a presign route, and a storage with multipart uploads that reads bytes and discards them.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

async function listen(listener: RequestListener) {
  const server = createServer({ keepAliveTimeout: 3_600_000 }, listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Counts the bytes of a body. */
async function sizeOf(request: IncomingMessage): Promise<number> {
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) size += chunk.length;
  return size;
}

/** What it has got is in `received`: bytes of parts that were sent to their end. */
export async function startStorage() {
  const counts = { received: 0, requests: 0 };
  const objects = new Map<string, number>();
  const server = await listen((request, response) => {
    const { method = '', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://storage');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE');
    response.setHeader('Access-Control-Allow-Headers', '*, content-type');
    response.setHeader('Access-Control-Expose-Headers', 'ETag');
    response.setHeader('Access-Control-Max-Age', '3600');
    void sizeOf(request).then((size) => {
      if (method !== 'OPTIONS') counts.requests += 1;
      if (method === 'PUT') {
        counts.received += size;
        objects.set(pathname, (objects.get(pathname) ?? 0) + size);
        response.setHeader('ETag', `"${randomUUID().replaceAll('-', '')}"`);
      }
      if (method === 'HEAD') response.setHeader('Content-Length', String(objects.get(pathname) ?? 0));
      response.end(method === 'POST' ? answerTo(searchParams, pathname) : undefined);
    });
  });
  return { ...server, counts };
}

const answerTo = (query: URLSearchParams, path: string) =>
  query.has('uploads')
    ? `<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>${path.slice(1)}</Key><UploadId>${randomUUID()}</UploadId></InitiateMultipartUploadResult>`
    : `<CompleteMultipartUploadResult><Location>${path}</Location><Key>${path.slice(1)}</Key><ETag>"e-1"</ETag></CompleteMultipartUploadResult>`;

/** As the presign route of the package has it by default. */
const PART = 8 * 1024 * 1024;

/**
 * `/presign` answers as the presign route of the package does, `/sign` signs one request for Uppy. Neither has a signature.
 *
 * @param storage gives the origin that the page uses
 */
export function startSite(pages: ReadonlyMap<string, string>, storage: () => string) {
  return listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://site');
    const script = pages.get(pathname.slice(1));
    if (script !== undefined) {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(script);
      return;
    }
    if (pathname === '/presign') {
      response.end(JSON.stringify(targetOf(Number(searchParams.get('size')), storage())));
      return;
    }
    if (pathname === '/sign') {
      const { key = '', ...query } = Object.fromEntries(searchParams);
      const name = Object.keys(query).length === 0 ? { uploads: '' } : query;
      const url = `${storage()}/${key}?${new URLSearchParams(name).toString()}`;
      response.end(JSON.stringify({ url }));
      return;
    }
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><title>${pathname}</title><link rel="icon" href="data:,"><input type="file"><script type="module" src="${pathname}.js"></script>`,
    );
  });
}

function targetOf(size: number, storage: string): object {
  const uploadId = randomUUID();
  const key = `${randomUUID()}.jpg`;
  const url = (query: string) => `${storage}/${key}?${query}uploadId=${uploadId}`;
  const parts = Array.from({ length: Math.ceil(size / PART) }, (_, index) => url(`partNumber=${index + 1}&`));
  const steps = { complete: url(''), abort: url('abort&'), list: url('list&'), head: url('head&') };
  return { multipart: { uploadId, partSize: PART, parts, ...steps }, key };
}
