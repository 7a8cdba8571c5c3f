// The policies and the lifecycle rule of docs/bucket.md, on a Ceph of its own.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type BucketLifecycleConfiguration,
  type CORSRule,
} from '@aws-sdk/client-s3';
import { createPresignHandler, keep, verifyUpload } from '../../src/server.js';
import { haveCeph, startCeph } from '../../tools/ceph.mjs';
import { codeIn, privateImages, sendTo, targetOf } from '../storage/guide.js';
import { clientFor } from './places.js';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string;
}

interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

const [cors, rights, lifecycle, forEveryone] = codeIn('docs/bucket.md', 'json').map(
  (code) => JSON.parse(code) as unknown,
) as [CORSRule[], Policy, BucketLifecycleConfiguration, Policy];

const bucket = 'photos'; // as in the guide
const server = { accessKeyId: 'server-access-key', secretAccessKey: 'server-secret-key' };
const secret = 'a secret of the tests, not of any site';

/** What no longer works without a right. `keep` looks at the final key before it copies. */
const needs: Readonly<Record<string, readonly string[]>> = {
  's3:PutObject on incoming': [
    'post',
    'put',
    'verified',
    'kept',
    'kept again',
    'parts listed',
    'parts aborted',
  ],
  's3:ListMultipartUploadParts on incoming': ['parts listed'],
  's3:AbortMultipartUpload on incoming': ['parts aborted'],
  's3:GetObject on incoming': ['verified', 'kept', 'kept again'],
  's3:PutObject on listings': ['kept', 'kept again'],
  's3:GetObject on listings': ['kept again'],
  's3:ListBucket on the bucket': ['missing', 'kept', 'kept again'],
};

type Tell = (isGood: boolean, line: string) => void;

export async function runBucketGuide(tell: Tell): Promise<void> {
  if (!haveCeph()) return; // the list of checks has told
  // A day of a lifecycle rule lasts a second.
  const ceph = await startCeph({ settings: 'rgw_lc_debug_interval = 1\n' });
  const owner = clientFor({ ...ceph, bucket });
  try {
    const keys = ['--access-key', server.accessKeyId, '--secret-key', server.secretAccessKey];
    ceph.admin('user', 'create', '--uid=server', '--display-name=server', ...keys);
    await owner.send(new CreateBucketCommand({ Bucket: bucket }));
    for (const [name, check] of Object.entries(checks(ceph, owner))) {
      const failure = await check().then(
        () => '',
        (cause: unknown) => `\n    ${(cause as Error).message}`,
      );
      tell(failure === '', `docs/bucket.md on Ceph: ${name}${failure}`);
    }
  } finally {
    owner.destroy();
    await ceph.close();
  }
}

type Ceph = Awaited<ReturnType<typeof startCeph>>;

function checks(
  ceph: Ceph,
  owner: ReturnType<typeof clientFor>,
): Readonly<Record<string, () => Promise<void>>> {
  const place = { bucket, region: ceph.region, endpoint: ceph.endpoint, credentials: server, secret };

  const setPolicy = (policy: Policy) =>
    owner.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));

  /** Gives the server the rights of the guide, but denies one: the owner of an object, who has sent it, may read it without a right. */
  const allow = (denied: readonly Statement[] = []) =>
    setPolicy({
      ...rights,
      Statement: [...rights.Statement, ...denied].map((statement) => ({
        ...statement,
        Principal: { AWS: ['arn:aws:iam:::user/server'] },
      })),
    });

  /** What works with the rights of the moment. */
  async function working(): Promise<string[]> {
    const options = { ...place, identity: 'ada' };
    const authorize = () => ({ id: 'ada' });
    const [post, put] = [
      await targetOf(createPresignHandler({ ...place, authorize })),
      await targetOf(createPresignHandler({ ...place, authorize, target: 'put' })),
    ];
    const to = `listings/${randomUUID()}.jpg`;
    const isOk = (result: Promise<{ readonly ok: boolean }>) =>
      result.then(
        ({ ok }) => ok,
        () => false,
      );
    const missing = verifyUpload(post.claim, options).then(
      (result) => !result.ok && result.code === 'object-missing',
      () => false,
    );
    const works = new Map([['missing', await missing]]);
    works.set('post', (await sendTo(post)).ok);
    works.set('put', (await sendTo(put)).ok);
    works.set('verified', await isOk(verifyUpload(put.claim, options)));
    works.set('kept', await isOk(keep(put.claim, { ...options, to })));
    works.set('kept again', await isOk(keep(put.claim, { ...options, to })));
    const { multipart } = await targetOf(
      createPresignHandler({ ...place, authorize, log: () => {}, multipartFrom: 1 }),
    );
    works.set('parts listed', multipart ? (await fetch(multipart.list)).ok : false);
    works.set('parts aborted', multipart ? (await fetch(multipart.abort, { method: 'DELETE' })).ok : false);
    return [...works].flatMap(([name, does]) => (does ? [name] : []));
  }

  const all = ['missing', 'post', 'put', 'verified', 'kept', 'kept again', 'parts listed', 'parts aborted'];
  const statusOf = async (path: string) => (await fetch(`${ceph.endpoint}/${bucket}${path}`)).status;

  const withoutEach = rights.Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => {
      const right = `${action} on ${/\/(\w+)\//.exec(Resource)?.[1] ?? 'the bucket'}`;
      const check = async () => {
        await allow([{ Effect: 'Deny', Action: action, Resource }]);
        assert.deepEqual(
          await working(),
          all.filter((name) => !needs[right]?.includes(name)),
        );
      };
      return [`The server needs ${right}`, check] as const;
    }),
  );

  return {
    'The server can receive, check and keep with the rights': async () => {
      await allow();
      assert.deepEqual(await working(), all);
    },
    ...Object.fromEntries(withoutEach),

    'Everyone can read what was kept, and nothing else': async () => {
      for (const Key of ['incoming/a', 'listings/a'])
        await owner.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'a' }));
      await setPolicy(forEveryone);
      const statuses = ['/listings/a', '/incoming/a', '?list-type=2', '?cors'].map(statusOf);
      assert.deepEqual(await Promise.all(statuses), [200, 403, 403, 403]);
      await owner.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
      assert.equal(await statusOf('/listings/a'), 403);
    },

    'A visitor who may read sees a private image by a signed URL': async () => {
      await owner.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
      await owner.send(new PutObjectCommand({ Bucket: bucket, Key: 'listings/ä b', Body: 'private' }));
      const credentials = { accessKeyId: ceph.accessKeyId, secretAccessKey: ceph.secretAccessKey };
      const showImage = await privateImages({ ...place, credentials }, bucket);
      const ask = (Cookie: string) =>
        showImage(new Request('https://www.example.com/images/listings/%C3%A4%20b', { headers: { Cookie } }));
      const shown = await fetch((await ask('ada')).headers.get('Location') ?? '');
      assert.equal(await shown.text(), 'private');
      assert.equal((await ask('bob')).status, 404);
      assert.equal(await statusOf('/listings/%C3%A4%20b'), 403);
    },

    'A page of the origin can send, and a page of another can not': async () => {
      await owner.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: cors } }));
      const preflight = async (origin: string) => {
        const { headers } = await fetch(`${ceph.endpoint}/${bucket}/incoming/a`, {
          method: 'OPTIONS',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': 'PUT',
            'Access-Control-Request-Headers': 'content-type,if-none-match,x-amz-checksum-sha256',
          },
        });
        return headers.get('Access-Control-Allow-Origin');
      };
      assert.equal(await preflight('https://www.example.com'), 'https://www.example.com');
      assert.equal(await preflight('https://www.example.org'), null);
    },

    'What nobody claims is removed, and what was kept is not': async () => {
      const keysOf = async () =>
        (await owner.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents?.map(
          ({ Key = '' }) => Key,
        ) ?? [];
      await owner.send(
        new PutBucketLifecycleConfigurationCommand({ Bucket: bucket, LifecycleConfiguration: lifecycle }),
      );
      const kept = (await keysOf()).filter((key) => key.startsWith('listings/'));
      assert.ok(kept.length > 0);
      const begun = Date.now();
      while (Date.now() - begun < 60_000 && (await keysOf()).length > kept.length) {
        ceph.admin('lc', 'process');
        await setTimeout(500);
      }
      assert.deepEqual(await keysOf(), kept);
    },
  };
}
