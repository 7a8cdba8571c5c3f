// `npm run test:survival`: installs what is missing, builds the package, then runs test/survival.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { buildPackage } = await import('./build.mjs');
await buildPackage();
const { register } = await import('tsx/esm/api');
register();
await import(new URL('../test/survival/run.ts', import.meta.url).href);
