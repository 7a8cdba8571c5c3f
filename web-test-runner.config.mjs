import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';

export default {
  files: ['test/{rules,image,upload,element}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['s3-image-upload:source', 'development'] },
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
  browsers: [chromeLauncher({ launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-quic'] } })],
  plugins: [esbuildPlugin({ ts: true, tsconfig: `${import.meta.dirname}/tsconfig.json`, target: 'es2022' })],
};
