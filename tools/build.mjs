// Builds the package into dist/: the modules for npm, the script-tag file, the typings.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { install, root } from './install.mjs';
import { finishTypings } from './typings.mjs';

export async function buildPackage() {
  install();
  const { build } = await import('vite');
  const { scriptOf } = await import('./worker-text.mjs');
  rmSync(`${root}/dist`, { recursive: true, force: true });
  for (const mode of ['npm', 'server', 'cdn'])
    await build({
      root,
      mode,
      logLevel: 'warn',
      configFile: `${root}/vite.config.ts`,
      build: { emptyOutDir: false },
    });
  writeFileSync(`${root}/dist/worker.js`, (await scriptOf('all-workers')).text);
  const types = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (types.status !== 0) throw new Error('tsc could not write the typings; its message is above.');
  finishTypings();
}

if (process.argv[1] === import.meta.filename) await buildPackage();
