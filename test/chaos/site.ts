// The site whose page uploads: the page, its script built from the sources, and a presign endpoint.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { bundlePage } from '../../tools/bundle-page.mjs';

export interface Question {
  readonly filename: string;
  /** MIME type of the bytes. */
  readonly type: string;
}

export interface Site {
  readonly origin: string;
  /** Sets the answers of the presign endpoint. */
  answer: (question: Question) => Promise<unknown>;
  /** A presign route of the server kit. */
  handler: (request: Request) => Promise<Response>;
  close(): void;
}

export const PRESIGN = '/presign';
export const PRESIGN_PARTS = '/presign-parts';

export async function startSite(): Promise<Site> {
  const script = await bundlePage(fileURLToPath(new URL('page.ts', import.meta.url)));
  const presignParts = createRequestListener((request) => site.handler(request));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', site.origin);
    if (pathname === PRESIGN) {
      const question = { filename: searchParams.get('filename') ?? '', type: searchParams.get('type') ?? '' };
      void site.answer(question).then((target) => response.end(JSON.stringify(target)));
      return;
    }
    if (pathname === PRESIGN_PARTS) {
      presignParts(request, response);
      return;
    }
    const isScript = pathname === '/page.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>Chaos</title><script type="module" src="/page.js"></script>',
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: () => Promise.resolve({}),
    handler: () => Promise.resolve(new Response(null, { status: 404 })),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return site;
}
