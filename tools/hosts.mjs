// `npm run test:hosts`: packs the package and uses it with the tools of test/hosts/hosts.mjs in their default settings. Each tool
// builds a page and serves one for development, and a browser uploads photos in both. `npm run test:hosts vite` runs only tools with
// that name.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hosts } from '../test/hosts/hosts.mjs';
import { freePort } from './free-port.mjs';
import { install, root } from './install.mjs';

/** @typedef {import('../test/hosts/hosts.mjs').Host} Host */
/** @typedef {import('../test/hosts/app.js').App} App */

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { buildPackage } = await import('./build.mjs');
await buildPackage(); // before the services are loaded, whose presign route comes from it
const { register } = await import('tsx/esm/api');
register(); // the storage is TypeScript
const { startServices } = await import('../test/hosts/services.js');
const { drive } = await import('../test/hosts/drive.js');
const { apps } = await import('../test/hosts/apps.js');
const { buildApp, buildWrongly, copyApp, installApp, removeApp, useApp } =
  await import('../test/hosts/app.js');
const { environmentOf, LONGEST, runServer, serveFiles } = await import('../test/hosts/servers.js');
const { default: puppeteer } = await import('puppeteer-core');
const { findBrowser } = await import('./browser.mjs');
const { packPackage } = await import('./tarball.mjs');

const cache = join(root, 'node_modules/.cache/hosts');

/** Messages of pages in a dev server that are not errors. */
const OF_DEV = [/Lit is in dev mode/];

/**
 * The folder of a host's app, with its dependencies and the packed package. The dependencies are kept for the next run.
 *
 * @param {Host} host
 * @param {string} tarball
 */
function prepare({ install: versions, files }, tarball) {
  const manifest = {
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(
      [...versions, `lit@${litVersion}`].map((one) => {
        const at = one.lastIndexOf('@');
        return [one.slice(0, at), one.slice(at + 1)];
      }),
    ),
  };
  const packages = versions.join(' ');
  const hash = createHash('sha256').update(packages).digest('hex').slice(0, 8);
  const folder = join(cache, `${packages.slice(0, 24).replaceAll(/\W+/g, '-')}-${hash}`);
  const modules = join(folder, 'node_modules');
  const isInstalled = existsSync(join(modules, '.package-lock.json')); // npm writes it last
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name !== 'node_modules') rmSync(join(folder, name), { recursive: true });
  for (const name of ['.vite', '.cache', '.astro'])
    rmSync(join(modules, name), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  if (!isInstalled) {
    const options = [
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
      '--loglevel=error',
      '--fetch-timeout=20000',
    ];
    const install = () =>
      spawnSync('npm', ['install', ...options], { cwd: folder, encoding: 'utf8', timeout: LONGEST });
    let npm = install();
    if (npm.status !== 0) npm = install(); // tries again, since a registry that hangs is not tested
    if (npm.status !== 0) throw new Error(`npm install failed: ${npm.stderr}`);
  }
  const installed = join(modules, 's3-image-upload');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed);
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  write(folder, files);
  return folder;
}

/** @param {string} folder @param {Host['files']} files */
function write(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** @param {string} folder @param {Host} host @returns {string[]} warnings */
function build(folder, { build: plan, says = [] }) {
  const [command = '', ...args] = plan?.run.split(' ') ?? [];
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: environmentOf(folder),
    encoding: 'utf8',
    timeout: LONGEST,
  });
  const output = stdout + stderr;
  if (status !== 0) return [`the build failed: ${output}`];
  return output
    .split('\n')
    .filter((line) => /\bwarn|deprecat|s3-image-upload.*(unresolved|not found)/i.test(line))
    .filter((line) => !says.some((pattern) => pattern.test(line)));
}

/** @param {string} folder @param {Host} host */
async function develop(folder, { dev }) {
  const port = await freePort();
  const line = dev?.(port) ?? '';
  return runServer(folder, line, `http://127.0.0.1:${port}${/--base (\S+)/.exec(line)?.[1] ?? '/'}`);
}

const litVersion = JSON.parse(
  execFileSync('npm', ['pkg', 'get', 'version'], { cwd: join(root, 'node_modules/lit'), encoding: 'utf8' }),
);
const tarball = packPackage();
const services = await startServices();
const browser = await puppeteer.launch(await findBrowser());
const total = { passed: 0, failed: 0 };

/** @param {string} name @param {() => Promise<readonly string[]>} work returns errors */
async function test(name, work) {
  const begun = performance.now();
  const faults = await work().catch((error) => [error instanceof Error ? error.message : String(error)]);
  total[faults.length > 0 ? 'failed' : 'passed'] += 1;
  console.log(`${faults.length > 0 ? '✗' : '✓'} ${name} ${Math.round(performance.now() - begun)} ms`);
  for (const fault of faults) console.log(`    ${fault.slice(0, 2000)}`);
}

/** @param {string} name @param {App} app */
async function testApp(name, app) {
  const folder = await copyApp(name, tarball);
  const begun = performance.now();
  /** Seconds since the start of `npm install`. */
  const time = () => ((performance.now() - begun) / 1000).toFixed(1);
  await test(`${name} is installed and built, and uploads`, async () => {
    installApp(folder);
    const installed = time();
    const warnings = buildApp(folder);
    const built = time();
    const faults = await useApp(folder, app, browser, services);
    console.log(
      `${name}: installed after ${installed} s, built after ${built} s, an image stored after ${time()} s`,
    );
    return [...warnings, ...faults];
  });
  if (app.wrong) await test(`${name} is not built with errors in it`, () => buildWrongly(folder, app));
  await removeApp(folder);
}

const wanted = process.argv.slice(2);
const isWanted = (/** @type {string} */ name) =>
  wanted.length === 0 || wanted.some((one) => name.includes(one));
try {
  for (const [name, host] of Object.entries(hosts)) {
    if (!isWanted(name)) continue;
    const begun = performance.now();
    const folder = prepare(host, tarball);
    console.log(`${name}: ready in ${Math.round(performance.now() - begun)} ms`);
    if (host.build) {
      const { folder: output, base = '/' } = host.build;
      await test(`${name} builds a page that uploads`, async () => {
        const warnings = build(folder, host);
        const { address, close } = await serveFiles(join(folder, output), base);
        const faults = await drive(browser, address, services, host.says ?? [], host.workers);
        close();
        return [...warnings, ...faults];
      });
    }
    if (host.dev)
      await test(`${name} serves a page that uploads`, async () => {
        const { address, close } = await develop(folder, host);
        const expected = [...OF_DEV, ...(host.says ?? [])];
        const faults = await drive(browser, address, services, expected, host.workers);
        await close();
        return faults;
      });
  }
  for (const [name, app] of Object.entries(apps)) if (isWanted(name)) await testApp(name, app);
} finally {
  await browser.close();
  await services.close();
  rmSync(dirname(tarball), { recursive: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
