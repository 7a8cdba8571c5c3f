// `npm run test:soak`: sends a thousand files with one Uploader while one request in twenty fails.
import type { Fault } from '../../demo/storage/storage.js';
import { uploadIn, withBrowser, type Visit } from './browser.js';
import { randomFrom } from '../random.js';
import { bytesOf, planFiles } from './files.js';
import type { Told } from './page.js';
import type { Site } from './site.js';
import { openStore, sha256 } from './store.js';

const FILES = 1000;
const SIZES = [20_000, 200_000] as const; // bytes
const SHARE = 0.05; // of the requests
const SEED = 20;
const HEAP_LIMIT = 20; // MB more than before
const PATIENCE = 300; // seconds

const kinds: readonly Fault[] = [
  { status: 503 },
  { status: 500 },
  { resetAt: 10_000 },
  { lostReply: true },
  { truncated: true },
  { delay: 500 },
];

/** A rule for each request that fails. `skip` counts requests that earlier rules have not affected. */
function plannedFaults(): Fault[] {
  const random = randomFrom(SEED);
  const planned: Fault[] = [];
  for (let request = 0; request < 2 * FILES; request += 1) {
    if (random() >= SHARE) continue;
    const kind = kinds[Math.floor(random() * kinds.length)];
    planned.push({ ...kind, skip: request - planned.length, times: 1 });
  }
  return planned;
}

async function heapOf({ page }: Visit): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize = 0 } = await page.metrics();
  return JSHeapUsedSize / 1e6;
}

interface Figures {
  readonly told: Told;
  readonly seconds: number;
  /** Requests with a file. */
  readonly arrived: number;
  /** Files that are stored once, under one key, with their bytes. */
  readonly right: number;
  /** MB, before and after. */
  readonly heap: readonly [number, number];
}

async function soak(site: Site, visit: Visit): Promise<Figures> {
  const files = planFiles(FILES, SIZES, SEED);
  const store = await openStore(site.origin, plannedFaults);
  let asked = 0;
  site.answer = (question) => store.presign((asked += 1) % 2 ? 'POST' : 'PUT', question);
  try {
    const heapBefore = await heapOf(visit);
    const start = performance.now();
    const told = await uploadIn(visit.page, { files }, PATIENCE);
    const seconds = (performance.now() - start) / 1000;
    const heap = [heapBefore, await heapOf(visit)] as const;
    const arrived = store.requests.filter(({ method }) => method !== 'OPTIONS').length;
    let right = 0;
    for (const file of files) {
      const [object, another] = await store.objectsOf(file.name);
      if (object?.sha256 === sha256(bytesOf(file)) && !another) right += 1;
    }
    return { told, seconds, arrived, right, heap };
  } finally {
    await store.close();
  }
}

/** The conditions, and whether they are met. */
function checksOf({ told, arrived, right, heap: [before, after] }: Figures): [string, boolean][] {
  const stored = told.ends.filter(({ ending }) => ending === 'stored');
  const names = new Set(stored.map(({ name }) => name));
  const again = arrived - FILES;
  return [
    [
      `${names.size} of ${FILES} files ended as stored, each once`,
      names.size === FILES && told.ends.length === FILES,
    ],
    [`${right} of ${FILES} are in the storage under one key with their bytes`, right === FILES],
    [`${again} requests were sent again: some went wrong`, again > (FILES * SHARE) / 2],
    [`the heap grew by less than ${HEAP_LIMIT} MB`, after - before < HEAP_LIMIT],
  ];
}

await withBrowser(async (site, visit) => {
  const page = await visit();
  const figures = await soak(site, page);
  const { seconds, arrived, told, heap } = figures;
  console.log(
    `${FILES} files in ${seconds.toFixed(1)} s: ${arrived} requests, ${told.retries.length} retries`,
  );
  console.log(`JS heap: ${heap[0].toFixed(1)} MB before, ${heap[1].toFixed(1)} MB after`);
  const checks = [...checksOf(figures), ...page.errors.map((error) => [error, false] as const)];
  for (const [name, holds] of checks) console.log(`${holds ? '✓' : '✗'} ${name}`);
  const failed = checks.filter(([, holds]) => !holds).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
