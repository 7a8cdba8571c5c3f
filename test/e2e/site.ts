// A site that is not the demo: a page with the tag, its script from another origin, a presign route of its own.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

const cdn = new URL('../../dist/cdn/', import.meta.url);

/** The site's page, for the URL of its script. */
const asModule = (script: string) => `<!doctype html><title>Site</title>
  <script type="module" src="${script}"></script>
  <s3-image-upload presign-endpoint="/presign"></s3-image-upload>`;

/**
 * @param presignEndpoint the endpoint whose answers the site's route returns
 * @param storage the origin to which its page uploads, instead of the storage's own
 * @returns the page's address
 */
export async function startSite(
  t: TestContext,
  presignEndpoint: string,
  { storage, page = asModule }: { storage?: string; page?: (script: string) => string } = {},
): Promise<string> {
  const scripts = await serve(t, (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/javascript');
    void readFile(new URL(`.${new URL(request.url ?? '/', scripts).pathname}`, cdn)).then((script) =>
      response.end(script),
    );
  });
  return serve(t, (request, response) => {
    if (request.url?.startsWith('/presign')) {
      void presign(presignEndpoint, storage).then((answer) => response.end(JSON.stringify(answer)));
      return;
    }
    response.setHeader('Content-Type', 'text/html');
    response.end(page(`${scripts}s3-image-upload.js`));
  });
}

async function presign(endpoint: string, storage: string | undefined) {
  const answer = (await (await fetch(endpoint)).json()) as { url: string; fields: object };
  // The signature of a POST does not contain the host.
  return storage ? { ...answer, url: storage + new URL(answer.url).pathname } : answer;
}

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
