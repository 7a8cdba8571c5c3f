// `npm run test:storage`: one list of checks for the embedded storage, Ceph, Swift and the store that the environment names.
// `npm run test:storage Ceph` runs it against one of them. `npm run test:faults` has `faults` as its first argument.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register();
const [name] = process.argv.splice(2, 1);
await import(`../test/stores/${name}.ts`);
