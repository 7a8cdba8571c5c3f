// `npm run test:exiftool`: searches stripped files with exiftool. Not part of `npm test`, since it needs exiftool.
import { spawnSync } from 'node:child_process';
import { installOnDebian } from './debian.mjs';
import { install } from './install.mjs';
import { runTests } from './tap.mjs';

install();
const found = () => spawnSync('exiftool', ['-ver']).status === 0;

if (!found()) installOnDebian('libimage-exiftool-perl');
if (!found()) {
  console.error('exiftool is missing: install it (Debian: libimage-exiftool-perl, Homebrew: exiftool).');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

runTests('exiftool');
