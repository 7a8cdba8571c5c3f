import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { policyOf } from './policy.js';
import { presign } from './presign.js';

const bucket = process.env.S3_ENDPOINT ?? 'https://your-bucket.s3.eu-central-1.amazonaws.com';

/** @param {string} nonce @param {unknown} [saved] */
const page = (nonce, saved) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Profile</title>
        <link rel="icon" href="data:," />
        <script type="module" nonce="${nonce}" src="/scripts/s3-image-upload.js"></script>
      </head>
      <body>
        <form method="post">
          <p>
            <label>Name <input name="name" required /></label>
          </p>
          <s3-image-upload
            name="photo"
            label="Photo"
            required
            max-size="5MB"
            metadata="strip"
            presign-endpoint="/generate-presigned-url"
          ></s3-image-upload>
          <p><button>Save</button></p>
        </form>
        ${saved && html`<output>${JSON.stringify(saved)}</output>`}
      </body>
    </html>`;

const app = new Hono();

app.use(async (context, next) => {
  context.set('nonce', randomBytes(16).toString('base64'));
  await next();
  context.header('Content-Security-Policy', policyOf(context.get('nonce'), bucket));
});
app.get('/', (context) => context.html(page(context.get('nonce'))));
app.post('/', async (context) => context.html(page(context.get('nonce'), await context.req.parseBody())));
app.all('/generate-presigned-url', ({ req }) => presign(req.raw));
app.use(
  '/scripts/*',
  serveStatic({
    root: './node_modules/s3-image-upload/dist/cdn',
    rewriteRequestPath: (path) => path.replace('/scripts', ''),
  }),
);

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
