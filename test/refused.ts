// Records requests that the test runner's server answers with 4xx or 5xx. refused-client.ts fails a test file because of them.
import type { Context, Next } from 'koa';

/** Paths that tests request on purpose. */
const EXPECTED = [
  /^\/stack\/[^/]+\/presign\//, // endpoints that refuse on demand
  /^\/(?!test\/).*\.(jpg|png)$/, // stored images that do not exist
  /^\/favicon\.ico$/, // browsers request it on their own
];

const refused: string[] = [];

/** `/refused` returns the requests that were refused since the last call: those of one test file, since one runs at a time. */
export async function refusedMiddleware(context: Context, next: Next): Promise<void> {
  if (context.path === '/refused') {
    context.body = refused.splice(0);
    return;
  }
  const { method, path, res } = context;
  res.once('finish', () => {
    if (res.statusCode >= 400 && !EXPECTED.some((pattern) => pattern.test(path)))
      refused.push(`${res.statusCode}: ${method} ${path}`);
  });
  await next();
}
