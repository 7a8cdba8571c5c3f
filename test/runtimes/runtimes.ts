// Runtimes in a process of their own, each with the packed package and an app of the folder apps.
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { install, root } from '../../tools/install.mjs';
import { makeProject, pack, run, type Tarball } from '../package/tarball.js';
import type { Running } from '../server/mounting.js';

const folder = join(root, 'test/runtimes/apps');
const requireThere = createRequire(join(folder, 'package.json'));
const next = join(folder, 'node_modules/next/dist/bin/next');

/** Errors of a server are seen with those of the test. */
const OUTPUT: StdioOptions = ['ignore', 'pipe', 'inherit'];

let packed: Promise<Tarball> | undefined;

async function tarball(): Promise<Tarball> {
  install(folder);
  return (packed ??= pack());
}

/** Next.js with a route handler, built for production. */
export async function startNext(): Promise<Running> {
  const installed = join(folder, 'node_modules/s3-image-upload');
  await rm(installed, { recursive: true, force: true });
  await cp((await tarball()).folder, installed, { recursive: true });
  run(process.execPath, [next, 'build'], folder);
  const server = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: folder,
    stdio: OUTPUT,
  });
  return listening(server, /http:\/\/127\.0\.0\.1:(\d+)/);
}

/**
 * The runtime of Cloudflare Workers, with a bundle that is made where no AWS SDK is installed.
 *
 * @param endpoint the store's
 */
export async function startWorkerd(endpoint: string): Promise<Running> {
  const project = await makeProject(await tarball(), {});
  for (const file of ['worker.js', 'options.js', 'worker.capnp'])
    await cp(join(folder, file), join(project, file));
  const bundle = join(project, 'worker.js');
  await build({
    entryPoints: [bundle],
    outfile: bundle,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    logLevel: 'warning',
  });
  const { default: workerd } = requireThere('workerd') as { readonly default: string };
  const server = spawn(workerd, ['serve', '--verbose', '--control-fd=1', join(project, 'worker.capnp')], {
    env: { ENDPOINT: endpoint },
    stdio: OUTPUT,
  });
  return listening(server, /"port":(\d+)/);
}

/** @param address matches what the server prints once it listens, with its port */
async function listening(server: ChildProcess, address: RegExp): Promise<Running> {
  const ended = once(server, 'exit');
  const close = async () => {
    server.kill();
    await ended;
  };
  let output = '';
  const port = new Promise<number>((resolve) => {
    server.stdout?.on('data', (text: Buffer) => {
      output += text.toString();
      const found = address.exec(output);
      if (found) resolve(Number(found[1]));
    });
  });
  const early = ended.then(() => Promise.reject(new Error(`The server has ended: ${output}`)));
  early.catch(() => {}); // it ends at the end
  return { port: await Promise.race([port, early]), close };
}
