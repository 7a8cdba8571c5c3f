// The settings of the component tests that are the same for all browsers.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { register } from 'tsx/esm/api';
import { freePort } from './free-port.mjs';
import { root } from './install.mjs';
import { workerTextsForTests } from './worker-text.mjs';

register(); // the servers of the tests are TypeScript
const { refusedMiddleware } = await import('../test/refused.js');
const { closeStacks, stackMiddleware } = await import('../test/stack.js');

/** @typedef {import('@web/test-runner').TestRunnerConfig} Config */

/** Random tests and those of every width and language take as long as all others of their folders, so only CI runs them. */
export const WITHOUT_LONG = '!test/**/*-{random,thorough}.test.ts';

/** @type {Config} */
export const settings = {
  rootDir: root,
  port: await freePort(),
  files: ['test/{rules,image,upload,element}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['s3-image-upload:source', 'development'] },
  concurrency: 1, // a page in the background draws no frames
  testFramework: { config: { timeout: 10_000 } },
  // The runner has its own types of Koa.
  middleware: /** @type {Config['middleware'] & {}} */ (
    /** @type {unknown} */ ([refusedMiddleware, stackMiddleware])
  ),
  plugins: [
    workerTextsForTests(),
    {
      name: 'clients',
      transform: ({ path, body }) =>
        path.endsWith('.test.ts')
          ? `${String(body)}\nimport '/test/refused-client.ts';\nimport '/test/reportable-client.ts';`
          : undefined,
    },
    esbuildPlugin({ ts: true, tsconfig: `${root}/tsconfig.json`, target: 'es2022' }),
    { name: 'stacks', serverStop: closeStacks },
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
