// A server of another project for tests: a program in the foreground, which writes to a log file and is ended by its process id.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { canRun, onPath } from './browser.mjs';
import { installOnDebian } from './debian.mjs';

/**
 * @typedef {object} Daemon
 * @property {number} pid
 * @property {(signal: NodeJS.Signals) => void} kill
 * @property {() => boolean} isRunning
 * @property {() => Promise<void>} end kills it, also if it is stopped, and waits until it is gone
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} log file to which its output is appended
 * @param {Record<string, string>} [environment]
 * @returns {Daemon}
 */
export function startDaemon(command, args, log, environment = {}) {
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
  });
  closeSync(output);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} can't be started.`);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    isRunning,
    kill: (signal) => void child.kill(signal),
    end: async () => {
      if (!isRunning()) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Runs a program to its end, and throws what it has written if it fails. @param {string} command @param {string[]} args */
export function runTool(command, args, environment = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr || stdout}`);
  return stdout;
}

/** Waits until a server answers. @param {string} url @param {Daemon} daemon @param {string} log */
export async function untilAnswers(url, daemon, log) {
  for (const begun = Date.now(); Date.now() - begun < 60_000; await setTimeout(50)) {
    if (!daemon.isRunning()) throw new Error(`The server for ${url} has ended. Its log is ${log}.`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
  }
  throw new Error(`No answer from ${url}. The log of the server is ${log}.`);
}

/**
 * Looks for programs, and installs the packages that have them on Debian.
 *
 * @param {string[]} programs
 * @param {string[]} packages
 * @returns whether all programs are there
 */
export function havePrograms(programs, packages) {
  const isThere = () => programs.every((name) => onPath(name).some(canRun));
  if (!isThere()) installOnDebian(...packages);
  return isThere();
}
