// `npm run test:fuzz`: thousands of damaged files and generated policies. Not part of `npm test`, since it takes a minute.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { runTests } = await import('./tap.mjs');

runTests('fuzz', '--test-timeout', '180000');
