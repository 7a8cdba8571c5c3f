// What the test runner's server answers with 4xx or 5xx. refused-client.ts fails a file of component tests by it.
import type { Context, Next } from 'koa';

/** Paths that tests ask for on purpose. */
const EXPECTED = [
  /^\/stack\/[^/]+\/presign\//, // endpoints that refuse on demand
  /^\/(?!test\/).*\.(jpg|png)$/, // stored images that exist in no store
  /^\/favicon\.ico$/, // browsers ask for it by themselves
];

const refused: string[] = [];

/** `/refused` answers what was refused since it was last asked: what one file of tests asked for, as one runs at a time. */
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
