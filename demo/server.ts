// The site's server: the presign route and the pages. No image passes through it.
import { fileURLToPath } from 'node:url';
import { createRequestListener } from '@remix-run/node-fetch-server';
import express, { type Express } from 'express';
import { faultSwitch } from './fault-switch.js';
import type { listingRoutes } from './listing.js';
import { isLoopback, ONLY_LOOPBACK } from './loopback.js';
import type { Storage } from './storage/storage.js';

export interface AppOptions {
  /** Creates the answer of the presign route. `type` is the type that the page will send. */
  readonly presign: (type: string | undefined) => Promise<unknown>;
  /** Origin of the storage, the only other origin to which the pages send requests. */
  readonly storageOrigin: string;
  /** The routes of the listing form. */
  readonly listing?: ReturnType<typeof listingRoutes> | undefined;
  /** Faults of the embedded storage. If they are set, the route `/_faults` exists. */
  readonly faults?: Storage['faults'] | undefined;
  /** Called with details that visitors do not get. */
  readonly log?: (message: string, cause: unknown) => void;
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export function createApp({
  presign,
  storageOrigin,
  listing,
  faults,
  log = console.error,
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('env', 'production'); // otherwise Express shows stack traces to visitors

  app.use(({ headers: { host } }, response, next) => {
    if (isLoopback(host)) next();
    else response.status(403).json({ error: ONLY_LOOPBACK });
  });

  app.get('/generate-presigned-url', async ({ query: { type } }, response) => {
    response.set('Cache-Control', 'no-store'); // each answer is for one upload
    try {
      response.json(await presign(typeof type === 'string' ? type : undefined));
    } catch (cause) {
      log('No presigned URL could be generated:', cause);
      response.status(500).json({ error: 'Failed to generate presigned URL' });
    }
  });

  if (listing) {
    app.all('/listing/presign', createRequestListener(listing.presign));
    app.post('/listings', createRequestListener(listing.submit));
  }

  if (faults) app.use('/_faults', faultSwitch(faults));

  // A strict policy: the element needs no inline styles, no eval, and no host other than the storage.
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${storageOrigin}`,
    `connect-src 'self' ${storageOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  app.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  app.use(express.static(folder('pages'), { extensions: ['html'] }));
  app.use('/dist', express.static(folder('../dist')));
  return app;
}
