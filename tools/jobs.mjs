// Runs the checks and suites of a command in parallel, and prints the number of passed and failed ones at the end.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './install.mjs';

const total = { passed: 0, failed: 0 };

/** @param {string} name @param {number} passed @param {number} failed */
export function count(name, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed\n`);
}

/** Runs Node with these arguments, and prints its output when it has ended, since jobs run in parallel. @param {string[]} args */
export function node(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (/** @type {Buffer} */ text) => (output += text.toString()));
  return new Promise((/** @type {(end: { ok: boolean, output: string }) => void} */ resolve) =>
    child.on('close', (status) => {
      process.stdout.write(output);
      resolve({ ok: status === 0, output });
    }),
  );
}

/** A check that passes or fails as a whole. @param {string} name @param {string} tool @param {string[]} args */
export async function check(name, tool, ...args) {
  const { ok } = await node([`node_modules/${tool}`, ...args]);
  count(name, Number(ok), Number(!ok));
}

/** A suite, whose runner prints counts such as `# pass 12` or `12 passed`. @param {string} name @param {string[]} args */
export async function suite(name, ...args) {
  const { ok, output } = await node(args);
  const last = (/** @type {RegExp} */ figure) =>
    Number([...output.matchAll(figure)].at(-1)?.slice(1).find(Boolean) ?? 0);
  const failures = last(/# fail (\d+)|(\d+) failed/g);
  count(name, last(/# pass (\d+)|(\d+) passed/g), ok ? failures : Math.max(1, failures)); // an aborted run has failed
}

/** Runs jobs in parallel, in this order, and prints the sum of their counts. @param {readonly (() => Promise<void>)[]} jobs */
export async function runJobs(jobs) {
  const left = jobs.values();
  await Promise.all(
    Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
      for (const job of left) await job();
    }),
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
