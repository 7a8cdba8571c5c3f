// `npm run test:accessibility`: tests the accessibility trees, WCAG 2.2 and the keyboard, for each variant of the built package. Not
// part of `npm test`, since it takes a minute.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { findBrowser } = await import('./browser.mjs');
const { buildPackage } = await import('./build.mjs');
const { runTests } = await import('./tap.mjs');

await findBrowser();
await buildPackage();
runTests('accessibility', '--test-timeout', '60000', '--test-concurrency=1');
