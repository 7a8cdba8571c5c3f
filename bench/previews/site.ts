// A site with a page for each contestant. It serves the bundles, and the script-tag build of this package's sources.
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { build } from 'vite';
import { root } from '../../tools/install.mjs';
import { contestants, type ContestantName } from './contestants.js';

export interface Site {
  /** Ends with a slash, after which the name of a contestant is appended. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startSite(names: readonly ContestantName[]): Promise<Site> {
  const ours = await mkdtemp(join(tmpdir(), 'bench-previews-'));
  await build({
    root,
    mode: 'cdn',
    logLevel: 'warn',
    configFile: join(root, 'vite.config.ts'),
    build: { outDir: ours, emptyOutDir: true },
  });
  const bundles = await bundlePages(names);

  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    const [type, text] = answerTo(path);
    response.setHeader('Content-Type', type);
    Promise.resolve(text).then(
      (body) => response.writeHead(body === undefined ? 404 : 200).end(body),
      () => response.writeHead(404).end(),
    );
  });
  const answerTo = (path: string): [string, string | undefined | Promise<string>] => {
    if (path.startsWith('ours/'))
      return ['text/javascript', readFile(join(ours, path.slice('ours/'.length)), 'utf8')];
    if (path.endsWith('.js')) return ['text/javascript', bundles.get(path)];
    if (path.endsWith('.css')) return ['text/css', bundles.get(path)];
    return ['text/html; charset=utf-8', names.some((name) => name === path) ? pageOf(path) : undefined];
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await rm(ours, { recursive: true });
    },
  };
}

const pageOf = (contestant: string) => `<!doctype html>
  <html lang="en">
    <title>${contestant}</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/observe.js"></script>
    <link rel="stylesheet" href="/${contestant}.css">
    <body>
      <input id="photos" type="file" multiple hidden>
      <script type="module" src="/${contestant}.js"></script>
    </body>
  </html>`;

/** The bundles by file name. */
async function bundlePages(names: readonly ContestantName[]): Promise<ReadonlyMap<string, string>> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const scripts = names.map((name) => [name, join(here, contestants[name].script)]);
  const others = ['observe', 'bitmap-worker', 'decoder-worker'].map((name) => [
    name,
    join(here, `page/${name}.ts`),
  ]);
  const { outputFiles } = await bundle({
    entryPoints: Object.fromEntries([...scripts, ...others]) as Record<string, string>,
    outdir: here,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['/ours/*'],
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(here.length), text]));
}
