import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createPresignHandler } from 's3-image-upload/server';
import { articlePage, editPage } from './pages.js';
import { picturesFrom } from './pictures.js';
import { editorOf, settings } from './settings.js';

/** The database of this site. */
const articles = new Map([['coast', { title: 'A week on the coast', pictures: [] }]]);

const presign = createPresignHandler({ ...settings, authorize: editorOf });
const app = new Hono();

app.get('/', ({ redirect }) => redirect('/articles/coast/edit'));
app.get('/articles/:id', ({ req, html }) => html(articlePage(articles.get(req.param('id')))));
app.get('/articles/:id/edit', ({ req, html }) => html(editPage(articles.get(req.param('id')))));
app.post('/articles/:id/edit', async ({ req, html, redirect }) => {
  const article = articles.get(req.param('id'));
  const form = await req.formData();
  try {
    article.pictures = await picturesFrom(form.getAll('pictures'), article.pictures, editorOf(req.raw));
  } catch (error) {
    return html(editPage(article, error.message), 400);
  }
  article.title = form.get('title');
  return redirect(`/articles/${req.param('id')}`, 303);
});
app.all('/presign', ({ req }) => presign(req.raw));
app.use(
  '/element/*',
  serveStatic({
    root: './node_modules/s3-image-upload/dist/cdn',
    rewriteRequestPath: (path) => path.replace('/element', ''),
  }),
);

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
