// `npm start`: installs what is missing, builds what is stale, and runs the demo in this process, so that Ctrl-C ends all of it.
import { isFresh } from './fresh.mjs';
import { install, root } from './install.mjs';

install();
process.chdir(root);
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { buildPackage } = await import('./build.mjs');
const { register } = await import('tsx/esm/api');

const shared = ['src', 'tools', 'package-lock.json'];
const isPackageFresh = isFresh('dist/svelte.d.ts', [...shared, 'vite.config.ts', 'tsconfig.build.json']);
if (!isPackageFresh || !isFresh('dist/demo/react.js', [...shared, 'demo'])) {
  console.log('Building …');
  const { build } = await import('vite');
  if (!isPackageFresh) await buildPackage();
  await build({ configFile: `${root}/demo/vite.config.ts`, logLevel: 'warn' });
}
register();
const { startDemo } = await import('../demo/start.js');
const { StartError } = await import('../demo/start-error.js');

try {
  const { url, store, embedded, close } = await startDemo(process.env);
  console.log(`Storage: ${store.endpoint ?? `AWS, ${store.region}`}, bucket “${store.bucket}”`);
  if (embedded)
    console.log(
      '         This storage is for development only: anyone on this machine can read what is in it.',
    );
  console.log(`\nOpen ${url}   (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      void close().then(() => process.exit(0));
    });
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
