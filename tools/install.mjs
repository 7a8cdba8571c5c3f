// Installs missing packages of package-lock.json. Imports only modules of Node, since nothing else may be installed yet.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, so that commands do not depend on the current folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modified = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} folder the one with package-lock.json */
export function install(folder = root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  // npm writes the hidden file at the end of every install.
  if (modified(`${folder}/node_modules/.package-lock.json`) >= modified(`${folder}/package-lock.json`))
    return;
  console.log('Installing dependencies …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32', // npm is a .cmd file there
  });
  if (npm.status !== 0) {
    console.error('npm ci did not finish; its message is above.');
    process.exit(1);
  }
}
