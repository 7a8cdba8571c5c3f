// The built package, and bundled apps that use it.
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = join(root, 'dist');
export const cdn = join(dist, 'cdn');

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with the package in its node_modules and this as `app.js`. */
export async function makeApp(t: TestContext, code: string): Promise<string> {
  const app = await temporaryFolder(t);
  const installed = join(app, 'node_modules/s3-image-upload');
  await mkdir(installed, { recursive: true });
  for (const part of ['package.json', 'dist'])
    await cp(join(root, part), join(installed, part), { recursive: true });
  for (const part of ['lit', '@lit'])
    await symlink(join(root, 'node_modules', part), join(app, 'node_modules', part), 'junction');
  await writeFile(join(app, 'app.js'), code);
  return app;
}

/** @returns the folder of the result, which has the exports of `app.js` */
export async function bundleByVite(app: string): Promise<string> {
  await vite({
    root: app,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: 'out',
      rolldownOptions: {
        input: join(app, 'app.js'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(app, 'out');
}

/** @returns the folder of the result, which has the exports of `app.js` */
export async function bundleByEsbuild(app: string): Promise<string> {
  await esbuild({
    absWorkingDir: app,
    entryPoints: ['app.js'],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    logLevel: 'error',
  });
  return join(app, 'out');
}

/** @returns the folder of the result, for the root of a site; a script without exports. */
export async function bundleByWebpack(app: string): Promise<string> {
  const compiler = webpack({
    mode: 'production',
    context: app,
    entry: { app: './app.js' },
    output: { path: join(app, 'out'), filename: '[name].js', publicPath: '/' },
    performance: false,
  });
  await new Promise<void>((resolve, reject) =>
    compiler.run((cause, stats) => {
      const failed = cause ?? (stats?.hasErrors() ? new Error(stats.toString('errors-warnings')) : undefined);
      if (failed) reject(failed);
      else resolve();
    }),
  );
  return join(app, 'out');
}
