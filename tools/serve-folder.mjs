// Serves the files of a folder on the loopback address, as a static host does.
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * @param {string} folder
 * @param {number} [port] 0 for a free one
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [answers] answers
 *   a request that is not for a file, and returns whether it did
 */
export async function serveFolder(folder, port = 0, answers = () => false) {
  const server = createServer((request, response) => {
    if (answers(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://folder');
    const file = join(
      folder,
      decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname),
    );
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const { port: used } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${used}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
