// `npm run test:docs`: builds the documentation site, opens each of its pages in a browser, and runs the code of the documentation.
import { buildSite } from './docs.mjs';
import { findBrowser } from './browser.mjs';
import { runTests } from './tap.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
await findBrowser();
await buildSite();
runTests('docs', '--test-timeout', '180000');
