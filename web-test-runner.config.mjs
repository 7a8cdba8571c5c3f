import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { register } from 'tsx/esm/api';
import { findBrowser } from './tools/browser.mjs';

register(); // the servers of the tests are TypeScript
const { closeStacks, stackMiddleware } = await import('./test/stack.ts');

const launchOptions = await findBrowser();

export default {
  files: ['test/{rules,image,upload,element}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['s3-image-upload:source', 'development'] },
  concurrency: 1, // a page in the background draws no frames
  testFramework: { config: { timeout: 10_000 } },
  middleware: [stackMiddleware],
  browsers: [chromeLauncher({ launchOptions })],
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: `${import.meta.dirname}/tsconfig.json`, target: 'es2022' }),
    { name: 'stacks', serverStop: closeStacks },
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
