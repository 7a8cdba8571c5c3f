// `npm run test:chaos` and `npm run test:soak`: installs what is missing, then runs the named file of test/chaos.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register();
const [name] = process.argv.splice(2, 1);
await import(`../test/chaos/${name}.ts`);
