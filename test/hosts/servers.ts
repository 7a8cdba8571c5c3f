// Serves the page of a host: its built files, or with a server of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export const LONGEST = 300_000; // ms, after which a command is considered to hang

export interface Server {
  readonly address: string;
  /** What it has printed. */
  readonly output: () => string;
  readonly close: () => void | Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * @param base path under which the folder is served
 * @param otherwise answers requests for which there is no file, by default with 404
 */
export async function serveFiles(
  folder: string,
  base = '/',
  otherwise: RequestListener = (_, response) => void response.writeHead(404).end(),
): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = join(folder, pathname.slice(base.length) || 'index.html');
    if (pathname.startsWith(base) && statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.setHeader('Content-Type', types[extname(file)] ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*');
      createReadStream(file).pipe(response);
    } else otherwise(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    output: () => '',
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The environment for commands of packages that are installed in the folder. */
export const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: undefined, // building the package sets it, and npm would leave out what an app is built with
  PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  NO_COLOR: '1',
  CI: '1',
});

/** Starts a server by a command, and waits until it answers at the address. */
export async function runServer(
  folder: string,
  line: string,
  address: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<Server> {
  const [command = '', ...args] = line.split(' ');
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...environmentOf(folder), ...variables },
    stdio: ['pipe', 'pipe', 'pipe'], // esbuild serves as long as its input is open
    detached: true, // a separate process group, since some tools have children
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  const close = async () => {
    if (child.exitCode !== null || !child.pid) return;
    process.kill(-child.pid, 'SIGKILL');
    await once(child, 'exit');
  };
  const begun = Date.now();
  while (Date.now() - begun < LONGEST) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return { address, output: () => output, close };
    await setTimeout(100);
  }
  await close();
  throw new Error(`no server after ${LONGEST} ms: ${output}`);
}
