// Faults of a distributed store: Ceph with three OSDs, each of which has every object. A page uploads a hundred images while a part of the
// store is killed or stopped. Prints what became of them, and writes the figures into docs/stores.md.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { haveCeph, startCeph } from '../../tools/ceph.mjs';
import { bytesOf, planFiles, type FilePlan } from '../chaos/files.js';
import { benchFor, type Bench } from './bench.js';
import { setCors } from './cors.js';
import type { Ending, StoresWindow, UploadPlan } from './page.js';
import { RUN } from './places.js';
import { writeBetween } from './report.js';
import { startSite } from './site.js';

type Ceph = Awaited<ReturnType<typeof startCeph>>;

const IMAGES = 100;
const THIRD = 33;
const OSDS = 3;

interface Fault {
  readonly name: string;
  /**
   * Happens when a third of the images has ended.
   *
   * @param untilEnded waits until so many more have ended
   */
  readonly happens: (ceph: Ceph, untilEnded: (more: number) => Promise<void>) => Promise<void>;
  /** Of the page, which by default waits as long as it takes. */
  readonly plan?: Partial<UploadPlan>;
  /** Afterwards the store has an OSD less. Otherwise it is whole again. */
  readonly isFinal?: true;
}

const STOPPED = 12_000; // ms, longer than the page waits for an answer
const WAITS = 5; // s, `stallTimeout` of the page

/** In this order: the OSD that is killed has kept its objects in memory. */
const faults: readonly Fault[] = [
  {
    name: 'The gateway is killed, and started again',
    happens: ({ restartGateway }) => restartGateway(),
  },
  {
    name: `One OSD is stopped for ${STOPPED / 1000} seconds: every write waits for it`,
    happens: async ({ osds }) => {
      osds[0]?.kill('SIGSTOP');
      await pause(STOPPED);
      osds[0]?.kill('SIGCONT');
    },
  },
  {
    name: `Two of three OSDs are stopped for ${STOPPED / 1000} seconds: the cluster blocks`,
    happens: async ({ osds }) => {
      for (const osd of osds.slice(0, 2)) osd.kill('SIGSTOP');
      await pause(STOPPED);
      for (const osd of osds.slice(0, 2)) osd.kill('SIGCONT');
    },
  },
  {
    name: 'Two of three OSDs are stopped until the page has given up a dozen images, which it tries again later',
    plan: { retries: 0, stallTimeout: 1, again: true },
    happens: async ({ osds }, untilEnded) => {
      for (const osd of osds.slice(0, 2)) osd.kill('SIGSTOP');
      await untilEnded(12);
      for (const osd of osds.slice(0, 2)) osd.kill('SIGCONT');
    },
  },
  {
    name: 'One OSD is killed, and stays away',
    isFinal: true,
    happens: async ({ osds }) => osds[0]?.end(),
  },
];

interface Figures {
  readonly fault: string;
  readonly target: 'post' | 'put';
  /** Of the uploads that the page was told of. */
  readonly stored: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly retries: number;
  /** In the bucket. */
  readonly objects: number;
  readonly seconds: number;
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function keysBelow({ client, bucket }: Bench, prefix: string): Promise<string[]> {
  const { Contents = [], IsTruncated } = await client.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }),
  );
  assert.ok(!IsTruncated);
  return Contents.flatMap(({ Key }) => Key ?? []);
}

/** Asserts that each upload is there if the page was told so, that no image is there twice, and that no object has other bytes. */
async function assertTold(bench: Bench, prefix: string, files: readonly FilePlan[], ends: readonly Ending[]) {
  assert.deepEqual(ends.map(({ name }) => name).sort(), files.map(({ name }) => name).sort());
  const names = new Map(files.map((file) => [hash(bytesOf(file)), file.name]));
  const found = new Map<string, string>();
  for (const key of await keysBelow(bench, prefix)) {
    const name = names.get(hash((await bench.read(key)) ?? new Uint8Array()));
    assert.ok(name, `${key} has bytes that no image has`);
    assert.ok(!found.has(name), `${name} is stored twice`);
    found.set(name, key);
  }
  for (const end of ends)
    if (end.stored) assert.equal(found.get(end.name), end.key, `${end.name} is reported as stored`);
  return found.size;
}

async function runFault(
  bench: Bench,
  ceph: Ceph,
  { name, happens, plan: own }: Fault,
  target: 'post' | 'put',
  index: number,
): Promise<Figures> {
  const begun = performance.now();
  const prefix = `${RUN}${index}/`;
  const files = planFiles(IMAGES, [20_000, 300_000], index + 1);
  const plan = { files, concurrency: 6, stallTimeout: WAITS, jitter: 0.5, ...own };
  const uploading = bench.upload(plan, { target, prefix });
  const untilEnded = async (count: number) => {
    await bench.page.waitForFunction(
      (least) => (window as unknown as StoresWindow).stores.progress.ended >= least,
      { polling: 10, timeout: 120_000 },
      count,
    );
  };
  await untilEnded(THIRD);
  await happens(ceph, (more) => untilEnded(THIRD + more));
  const ends = await uploading;
  const seconds = Math.round((performance.now() - begun) / 1000);
  const { retries, failures } = await bench.page.evaluate(
    () => (window as unknown as StoresWindow).stores.progress,
  );
  const objects = await assertTold(bench, prefix, files, ends);
  return {
    fault: name,
    target,
    stored: ends.filter(({ stored }) => stored).length,
    failures,
    retries,
    objects,
    seconds,
  };
}

const cells = ({ fault, target, stored, failures, retries, objects, seconds }: Figures) => [
  fault,
  target === 'post' ? 'form' : 'PUT',
  String(stored),
  Object.entries(failures)
    .map(([code, count]) => `${count} \`${code}\``)
    .join(', ') || '0',
  String(retries),
  String(objects),
  String(seconds),
];

function tableOf(figures: readonly Figures[]): string {
  const heads = ['', 'sent by', 'stored', 'failed at first', 'retries', 'objects', 'seconds'];
  const rows = [heads, heads.map(() => '---'), ...figures.map(cells)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

if (!haveCeph()) {
  console.log('Ceph is not available: it is not installed.');
  console.log(`0 passed, ${process.env.CI ? 1 : 0} failed`);
  process.exit(process.env.CI ? 1 : 0);
}
const site = await startSite();
const browser = await puppeteer.launch({ ...(await findBrowser()), protocolTimeout: 180_000 });
const ceph = await startCeph({ osds: OSDS });
const total = { passed: 0, failed: 0 };
const figures: Figures[] = [];
try {
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.waitForFunction('window.stores');
  const { endpoint, region, accessKeyId, secretAccessKey } = ceph;
  const settings = { endpoint, region, accessKeyId, secretAccessKey, bucket: 'photos' };
  const place = { name: 'Ceph', settings, close: ceph.close };
  const bench = benchFor(place, site, { own: page, foreign: page }, 201);
  await bench.client.send(new CreateBucketCommand({ Bucket: 'photos' }));
  await setCors(bench);
  const runs = faults.flatMap((fault) => [
    { fault, target: 'post' as const },
    ...(fault.isFinal ? [] : [{ fault, target: 'put' as const }]),
  ]);
  for (const [index, { fault, target }] of runs.entries()) {
    try {
      const run = await runFault(bench, ceph, fault, target, index);
      figures.push(run);
      total.passed += 1;
      const [name, by, stored, failed, retries, objects, seconds] = cells(run);
      console.log(
        `✓ ${name} (${by}): ${stored} stored, ${failed} failed, ${retries} retries, ${objects} objects, ${seconds} s`,
      );
    } catch (cause) {
      total.failed += 1;
      console.log(`✗ ${fault.name} (${target})\n    ${String(cause).slice(0, 1000)}`);
    }
  }
  bench.close();
} finally {
  await browser.close();
  site.close();
  await ceph.close();
}
if (total.failed === 0) await writeBetween('faults', tableOf(figures));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
