// Runs the Node tests of a folder, and ends with how many have passed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './install.mjs';

/** @param {string} folder in test/ @param {string[]} options of Node's test runner */
export function runTests(folder, ...options) {
  const tests = readdirSync(`${root}/test/${folder}`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`);
  const node = ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...options, ...tests];
  const run = spawnSync(process.execPath, node, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(run.stdout);
  const count = (/** @type {RegExp} */ figure) => Number(figure.exec(run.stdout)?.[1] ?? 0);
  const failed = count(/^# fail (\d+)$/m);
  const isGreen = run.status === 0;
  console.log(`${count(/^# pass (\d+)$/m)} passed, ${isGreen ? failed : Math.max(1, failed)} failed`);
  process.exitCode = isGreen ? 0 : 1;
}
