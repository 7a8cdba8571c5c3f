// `npm run bench:scaling`: how similar a browser’s ways of scaling are to libvips’ Lanczos, and their time and memory.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launch } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { install } from '../../tools/install.mjs';
import { drawingProcesses, watchMemory } from '../previews/memory.js';
import { median, shuffled } from '../statistics.js';
import { printTable } from '../table.js';
import { pictures, target, type Picture } from './pictures.js';
import type { Done, Task } from './worker.js';

const legend = `JPEG to ${target.width} × ${target.height} in a worker: SSIM of brightness to libvips' lanczos3, 1 is the same; milliseconds
from the file to pixels, medians; ÷ drawImage: round by round; + MB: memory of the renderer at its peak over before.`;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds ${values.rounds} is not a number of rounds.`);

const here = fileURLToPath(new URL('.', import.meta.url));
install(here);
const all = await pictures();
const site = await startSite();
const options = await findBrowser();
const browser = await launch({ ...options, args: [...options.args, '--js-flags=--expose-gc'] });
const system = await browser.target().createCDPSession();
try {
  console.log(`${await browser.version()}\n\n${legend}`);
  for (const picture of all) await report(picture);
} finally {
  await browser.close();
  site.close();
}

interface Measurement {
  readonly ssim: number;
  readonly time: number;
  readonly memory: number;
}

declare global {
  /** Set by the page: makes its worker do this. */
  var ask: (task: Task) => Promise<Done>;
}

async function report(picture: Picture): Promise<void> {
  const measured = new Map<string, Measurement[]>();
  for (let round = 0; round <= rounds; round += 1) {
    process.stderr.write(`\r${picture.title}: round ${round} of ${rounds} `);
    const context = await browser.createBrowserContext(); // a new renderer
    const page = await context.newPage();
    const ask = (task: Task) => page.evaluate((each) => globalThis.ask(each), task);
    await page.goto(site.url);
    await ask({ do: 'load', picture: all.indexOf(picture), from: picture.from, to: target });
    for (const way of shuffled((await ask({ do: 'list' })).ways)) {
      const memoryOverBefore = watchMemory(await drawingProcesses(system));
      const { time } = await ask({ do: 'scale', way });
      const memory = memoryOverBefore();
      const ssim = round === 0 ? (await ask({ do: 'compare' })).ssim : NaN; // the result is the same each time
      measured.set(way, [...(measured.get(way) ?? []), { ssim, time, memory }]);
    }
    await context.close();
  }
  process.stderr.write('\n');
  console.log(`\n${picture.title}`);
  const controls = measured.get('drawImage') ?? [];
  const rows = [...measured].map(([way, [first, ...own]]) => ({
    '': way,
    SSIM: first?.ssim.toFixed(4),
    ms: median(own.map(({ time }) => time)).toFixed(0),
    '÷ drawImage': median(own.map(({ time }, round) => time / (controls[round + 1]?.time ?? NaN))).toFixed(2),
    '+ MB': median(own.map(({ memory }) => memory)).toFixed(0),
  }));
  printTable(
    rows.sort((one, other) => Number(one.SSIM) - Number(other.SSIM)),
    1,
  );
}

async function startSite(): Promise<{ url: string; close: () => void }> {
  const { outputFiles } = await build({
    entryPoints: [`${here}/pica.mjs`],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  const page = `<!doctype html><title>scaling</title><link rel="icon" href="data:,">
    <script type="module">
      const worker = new Worker('/worker.js', { type: 'module' });
      globalThis.ask = (task) =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(task);
        });
    </script>`;
  const server = createServer((request, response) => {
    const [, number, extension] = /^\/(\d+)\.(jpg|rgba)$/.exec(request.url ?? '') ?? [];
    const picture = all[Number(number)];
    if (picture) {
      createReadStream(extension === 'jpg' ? picture.path : picture.reference).pipe(response);
      return;
    }
    const isPage = request.url === '/';
    response.setHeader('Content-Type', isPage ? 'text/html' : 'text/javascript');
    response.end(isPage ? page : outputFiles[0]?.text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
