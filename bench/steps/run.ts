// `npm run bench:steps`: the longest time for which each kind of worker is silent (docs/decisions/0010-workers.md has the limit).
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launch } from 'puppeteer-core';
import type { Sharp } from 'sharp';
import { findBrowser } from '../../tools/browser.mjs';
import { scriptOf } from '../../tools/worker-text.mjs';
import { scene } from '../../test/photos.js';

const ROUNDS = 3;

const large = async (width: number, height: number) => (await scene(2000, 1500)).resize(width, height);
/** Width, height and encoder. */
const pictures: Readonly<Record<string, [number, number, (image: Sharp) => Sharp]>> = {
  'image/jpeg': [12_000, 9000, (image) => image.jpeg()],
  'image/png': [8000, 6000, (image) => image.png({ compressionLevel: 1 })],
  'image/webp': [8000, 6000, (image) => image.webp({ effort: 0 })],
  'image/avif': [4000, 3000, (image) => image.avif({ effort: 0 })],
};

/** The task for each kind of worker, for a file and its facts. It is source text, since the page evaluates it. */
const tasks = [
  ['hash', 'file'],
  ['strip', '[file, facts.type]'],
  ['preview', '{ file, facts, edge: 240 }'],
  ['resize', '[file, facts, { maxEdge: 2048 }]'],
] as const;

/** Runs before the worker's script. Adds to each message the longest time for which no timer fired. */
const probe = `{
  let last = performance.now(), longest = 0;
  const look = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; };
  setInterval(look, 1);
  const say = postMessage.bind(self);
  self.postMessage = (said) => { look(); say({ ...said, longest }); if (said.is === 'ready') longest = 0; };
}
`;

const files = new Map<string, Buffer>();
for (const [type, [width, height, encode]] of Object.entries(pictures))
  files.set(`/${type}`, await encode(await large(width, height)).toBuffer());
for (const [kind] of tasks) {
  const { text } = await scriptOf(`${kind}-worker`);
  files.set(`/${kind}.js`, Buffer.from(probe + text));
}

const server = createServer(({ url = '' }, response) => {
  const type = url.endsWith('.js') ? 'text/javascript' : url === '/' ? 'text/html' : url.slice(1);
  response.writeHead(200, { 'Content-Type': type }).end(files.get(url) ?? '');
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const browser = await launch(await findBrowser());
try {
  console.log(`${await browser.version()}: the longest step, in milliseconds, the worst of ${ROUNDS}`);
  const page = await browser.newPage();
  await page.goto(site);
  for (const [type, [width, height]] of Object.entries(pictures))
    for (const [kind, task] of tasks) {
      const steps: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        steps.push((await page.evaluate(ask(kind, task, type, width, height))) as number);
      console.log(
        `${kind.padEnd(8)} ${type} ${width} × ${height}`.padEnd(40),
        Math.round(Math.max(...steps)),
      );
    }
} finally {
  await browser.close();
  server.close();
}

/** An expression that measures the longest step of one worker. */
function ask(kind: string, task: string, type: string, width: number, height: number): string {
  return `(async () => {
  const file = await (await fetch('/${type}')).blob();
  const facts = { type: '${type}', width: ${width}, height: ${height}, orientation: 1, animated: false, metadata: false, location: false };
  const worker = new Worker('/${kind}.js', { name: 's3-image-upload ${kind}' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = reject;
      worker.onmessage = ({ data }) => {
        if (data.is === 'ready') worker.postMessage(${task});
        else if (data.is === 'done') resolve(data.longest);
        else if (data.is !== 'alive') reject(new Error(data.message));
      };
    });
  } finally {
    worker.terminate();
  }
})()`;
}
