// Runs the Node tests of folders, and prints how many have passed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './install.mjs';

/** @param {string | string[]} folders in test/ @param {string[]} options of Node's test runner */
export function runTests(folders, ...options) {
  const tests = [folders]
    .flat()
    .flatMap((folder) => readdirSync(`${root}/test/${folder}`).map((name) => `test/${folder}/${name}`))
    .filter((name) => name.endsWith('.test.ts'));
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
