// `npm run test:exiftool`: what exiftool still finds in stripped files. Not part of `npm test`, for it needs exiftool.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { install, root } from './install.mjs';

install();
const found = () => spawnSync('exiftool', ['-ver']).status === 0;

/** As root on Debian it comes by itself. */
function installExiftool() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'libimage-exiftool-perl'],
  ])
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}

if (!found()) installExiftool();
if (!found()) {
  console.error('exiftool is missing: install it (Debian: libimage-exiftool-perl, Homebrew: exiftool).');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const tests = readdirSync(`${root}/test/exiftool`)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/exiftool/${name}`);
const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...tests], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.stdout.write(run.stdout);
const count = (/** @type {RegExp} */ figure) => Number(figure.exec(run.stdout)?.[1] ?? 0);
const failed = count(/^# fail (\d+)$/m);
console.log(`${count(/^# pass (\d+)$/m)} passed, ${run.status === 0 ? failed : Math.max(1, failed)} failed`);
process.exitCode = run.status === 0 ? 0 : 1;
