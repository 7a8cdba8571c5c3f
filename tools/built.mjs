// `npm run test:built`: tests the built package in a browser, with the content security policies and connections that pages have,
// its typings with the compilers that users have, and the presign route in Next.js and workerd. Not part of `npm test`, since it takes four minutes.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { findBrowser } = await import('./browser.mjs');
const { buildPackage } = await import('./build.mjs');
const { packPackage } = await import('./tarball.mjs');
const { runTests } = await import('./tap.mjs');

await findBrowser();
await buildPackage();
process.env.PACKED = packPackage();
runTests(['built', 'typings', 'runtimes'], '--test-concurrency=1', '--test-timeout', '180000');
