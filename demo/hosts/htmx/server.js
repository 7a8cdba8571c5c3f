import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { presign } from './presign.js';

/** The only profile of this site. */
let profile = { name: '', photo: '' };

/** @param {unknown} content */
const page = (content) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Profile</title>
        <link rel="icon" href="data:," />
        <script src="/htmx/htmx.min.js"></script>
        <script type="module" src="/element/s3-image-upload.js"></script>
        <script type="module" src="/keep-images.js"></script>
      </head>
      <body hx-boost="true">
        <nav><a href="/">Profile</a> <a href="/help">Help</a></nav>
        ${content}
      </body>
    </html>`;

const form = () => html`
  <form action="/" method="post">
    <p>
      <label>Name <input name="name" value="${profile.name}" required /></label>
    </p>
    <s3-image-upload
      name="photo"
      label="Photo"
      required
      max-size="5MB"
      value="${profile.photo}"
      presign-endpoint="/generate-presigned-url"
    ></s3-image-upload>
    <p><button>Save</button></p>
  </form>
`;

const app = new Hono();

app.get('/', ({ html: answer }) => answer(page(form())));
app.get('/help', ({ html: answer }) => answer(page(html`<h1>Help</h1>`)));
app.post('/', async ({ req, redirect }) => {
  const { name, photo } = await req.parseBody();
  profile = { name: String(name), photo: String(photo) };
  return redirect('/saved', 303);
});
app.get('/saved', ({ html: answer }) =>
  answer(
    page(
      html`<h1>Saved</h1>
        <output>${JSON.stringify(profile)}</output>`,
    ),
  ),
);
app.all('/generate-presigned-url', ({ req }) => presign(req.raw));

/** Serves a folder of a package. @param {string} path @param {string} root */
const files = (path, root) =>
  app.use(`${path}/*`, serveStatic({ root, rewriteRequestPath: (asked) => asked.slice(path.length) }));
files('/element', './node_modules/s3-image-upload/dist/cdn');
files('/htmx', './node_modules/htmx.org/dist');
app.use('/keep-images.js', serveStatic({ root: '.' }));

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
