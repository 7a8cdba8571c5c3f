// `npm run test:exiftool`: what exiftool still finds in stripped files. Not part of `npm test`, for it needs exiftool.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { installOnDebian } from './debian.mjs';
import { install, root } from './install.mjs';

install();
const found = () => spawnSync('exiftool', ['-ver']).status === 0;

if (!found()) installOnDebian('libimage-exiftool-perl');
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
