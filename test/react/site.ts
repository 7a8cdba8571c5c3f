// The app, bundled for one version of React, and a site that serves it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { clientFor, generatePresignedPost } from '../../demo/s3Utils.js';
import { startStorage } from '../../demo/storage/storage.js';
import { temporaryFolder } from '../built/builds.js';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The folders of the packages `react` and `react-dom` for each version. */
export const versions = { 18: file('eighteen/node_modules'), 19: file('../../node_modules') };

/** React's server for Node is CommonJS. */
const requires =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Bundles the app with the development build of this version, which writes warnings. @returns the file */
export async function bundle(
  t: TestContext,
  packages: string,
  name: string,
  platform: 'node' | 'browser',
): Promise<string> {
  const outfile = join(await temporaryFolder(t), `${name}.mjs`);
  await build({
    entryPoints: [file(`${name}.tsx`)],
    bundle: true,
    format: 'esm',
    platform,
    alias: { react: `${packages}/react`, 'react-dom': `${packages}/react-dom` },
    ...(platform === 'node' && { banner: { js: requires } }),
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** A site that presigns at `/presign` for pages that send the header, at `/presign/open` for all pages, and its storage. */
export async function startSite(t: TestContext, body: string, script: string): Promise<string> {
  const account = { accessKeyId: 'KEY', secretAccessKey: 'secret', region: 'eu-central-1', bucket: 'photos' };
  const folder = await temporaryFolder(t);
  const storage = await startStorage({ ...account, folder, cors: { origins: '*' } });
  t.after(() => storage.close());
  const client = clientFor({ ...account, endpoint: storage.url });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname.startsWith('/presign')) {
      const mayAsk = pathname === '/presign/open' || request.headers['x-csrf-token'] === 'from the page';
      if (mayAsk)
        void generatePresignedPost(client, account.bucket).then((target) =>
          response.end(JSON.stringify(target)),
        );
      else response.writeHead(403).end();
    } else if (pathname === '/client.js') response.setHeader('Content-Type', 'text/javascript').end(script);
    else
      response.setHeader('Content-Type', 'text/html')
        .end(`<!doctype html><title>Site</title><link rel="icon" href="data:," />
          <div id="root">${body}</div><script type="module" src="/client.js"></script>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
