// The package as npm would install it. Only one at a time: while npm packs, another package.json is in the repository's place.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

/** @returns {string} path of the tarball, which goes with this process; of that in `PACKED`, where `npm test` has packed it */
export function packPackage() {
  if (process.env.PACKED) return process.env.PACKED;
  const folder = mkdtempSync(join(tmpdir(), 's3-image-upload-pack-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const packed = ['pack', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', packed, { cwd: root, encoding: 'utf8' }));
  return join(folder, filename);
}
