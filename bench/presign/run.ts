// `npm run bench:presign`: policies per second of the presign handler, compared with a route that only calls `createPresignedPost`.
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { median, shuffled } from '../statistics.js';
import { printTable } from '../table.js';
import { buildPackage } from '../../tools/build.mjs';

await buildPackage();
const { createPresignHandler } = await import('s3-image-upload/server');

/** Many short rounds: what else the machine does then meets all contestants alike. */
const ROUNDS = 101;
const POLICIES = 500;
/** Requests that are in progress at the same time. */
const PARALLEL = 50;

const place = { bucket: 'photos', region: 'eu-central-1' };
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const client = new S3Client({ region: place.region, credentials });
const secret = 'a secret of the benchmark, of 32 characters';
const rules = { authorize: () => ({ id: 'ada' }) };

const url = 'https://site.example/presign?filename=photo.jpg&type=image%2Fjpeg&size=1234567';

/** The text that a route sends. */
const through = (handler: (request: Request) => Promise<Response>) => async () =>
  (await handler(new Request(url))).text();

const bare = 'createPresignedPost';
let made = 0;
const bareRoute = async () =>
  Response.json(
    await createPresignedPost(client, {
      Bucket: place.bucket,
      Key: `incoming/${(made += 1)}.jpg`,
      Fields: { 'Content-Type': 'image/jpeg', success_action_status: '201' },
      Conditions: [['content-length-range', 1, 20_000_000]],
      Expires: 600,
    }),
    { headers: { 'Cache-Control': 'no-store' } },
  );
const contestants: Readonly<Record<string, () => Promise<string>>> = {
  [bare]: through(bareRoute),
  'handler, AWS SDK': through(createPresignHandler({ bucket: place.bucket, client, ...rules })),
  'handler, own signing': through(createPresignHandler({ ...place, credentials, ...rules })),
  'handler, own signing, with a claim': through(
    createPresignHandler({ ...place, credentials, ...rules, secret }),
  ),
};

/** Policies per second. */
async function rate(sign: () => Promise<string>): Promise<number> {
  let left = POLICIES;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      while ((left -= 1) >= 0) await sign();
    }),
  );
  return (1000 * POLICIES) / (performance.now() - start);
}

const rates = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]));
for (let warm = 0; warm < 5; warm += 1) for (const sign of Object.values(contestants)) await rate(sign); // compiles
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, sign] of shuffled(Object.entries(contestants))) rates.get(name)?.push(await rate(sign));

const control = rates.get(bare) ?? [];
printTable(
  [...rates].map(([name, all]) => ({
    name,
    'policies a second': median(all).toFixed(0),
    '× bare': median(all.map((one, index) => one / (control[index] ?? NaN))).toFixed(2),
  })),
  1,
);
