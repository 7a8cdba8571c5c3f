// Installs system packages that the tests need.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs these packages as root on Debian, and does nothing elsewhere. @param {string[]} packages */
export function installOnDebian(...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ])
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}
