// The site whose page uploads: the page, its script built from the sources, and the presign route of the server kit.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { bundlePage } from '../../tools/bundle-page.mjs';

export interface Site {
  readonly origin: string;
  /** The same site under a name that makes it another origin. */
  readonly otherOrigin: string;
  /** The presign route. */
  handler: (request: Request) => Promise<Response>;
  close(): void;
}

const PAGE = '<!doctype html><title>Site</title><script type="module" src="/page.js"></script>';

/** @param page its script. The script-tag build is below `/cdn/` */
export async function startSite(page = new URL('page.ts', import.meta.url)): Promise<Site> {
  const script = await bundlePage(fileURLToPath(page));
  const presign = createRequestListener((request) => site.handler(request));
  const server = createServer((request, response) => {
    if (request.url === '/presign') {
      presign(request, response);
      return;
    }
    if (request.url?.startsWith('/cdn/')) {
      void sendBuilt(request.url, response);
      return;
    }
    const isScript = request.url === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : PAGE);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const site: Site = {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    handler: () => Promise.resolve(new Response(null, { status: 404 })),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return site;
}

async function sendBuilt(path: string, response: ServerResponse): Promise<void> {
  const built = await readFile(new URL(`../../dist${path}`, import.meta.url)).catch(() => undefined);
  response.writeHead(built ? 200 : 404, { 'Content-Type': 'text/javascript' }).end(built);
}
