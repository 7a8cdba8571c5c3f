// Packs the package as npm would install it. Only one process may pack at a time, since package.json is replaced meanwhile.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

/** @returns {string} path of the tarball, which is deleted with this process, or the one in `PACKED` if `npm test` has packed it */
export function packPackage() {
  if (process.env.PACKED) return process.env.PACKED;
  const folder = mkdtempSync(join(tmpdir(), 's3-image-upload-pack-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const packed = ['pack', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', packed, { cwd: root, encoding: 'utf8' }));
  return join(folder, filename);
}
