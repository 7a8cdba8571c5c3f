// Keys in many scripts, and what `verifyUpload` and `keep` rely on when they read and copy.
import assert from 'node:assert/strict';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { keep } from '../../src/server.js';
import { bytesOf } from '../chaos/files.js';
import { VISITOR, type Check } from './bench.js';
import { RUN } from './places.js';
import { assertStored, fileOf, isWrittenOnce, uploadOne } from './uploads.js';

/** By script: part of a key. */
const scripts = {
  Latin: 'Größe façade',
  Greek: 'φωτογραφία',
  Cyrillic: 'фотография',
  Hebrew: 'תמונה',
  Arabic: 'صورة',
  Devanagari: 'चित्र',
  Chinese: '照片',
  Korean: '사진',
  'emoji and signs': '📷 a+b&c=d%20;é,(1)\'!*@:$~#?"<>',
} as const;

const SIZE = 40_000; // bytes

export const reading: readonly Check[] = [
  ...Object.entries(scripts).map(([script, part], index): Check => ({
    name: `A key with ${script}: uploaded, verified, kept`,
    run: async (bench) => {
      const file = fileOf(SIZE, index + 1);
      const { claim } = await uploadOne(bench, file, {
        key: ({ prefix, random }) => `${prefix}${part}/${random}.jpg`,
      });
      const to = `${RUN}kept/${part}.jpg`;
      const answer = await keep(claim, { ...bench.kit, identity: VISITOR, to });
      assert.ok(answer.ok, JSON.stringify(answer));
      await assertStored(bench, to, file);
      return undefined;
    },
  })),
  {
    name: 'A range of bytes',
    run: async (bench) => {
      const { key } = await uploadOne(bench, fileOf(SIZE));
      const { etag = '' } = (await bench.store.head(key)) ?? {};
      for (const [start, end] of [
        [0, 1],
        [100, 4_196],
        [SIZE - 1, SIZE],
      ] as const)
        assert.deepEqual(
          new Uint8Array(await bench.store.read(key, start, end, etag)),
          bytesOf(fileOf(SIZE)).slice(start, end),
        );
      return undefined;
    },
  },
  {
    name: 'A range of an object that was replaced meanwhile is not read',
    run: async (bench) => {
      const { key } = await uploadOne(bench, fileOf(SIZE));
      await assert.rejects(bench.store.read(key, 0, 100, `"${'0'.repeat(32)}"`), /StoreError/);
      return undefined;
    },
  },
  {
    name: 'A copy on condition that the object has a certain ETag, which it has not',
    run: async (bench) => {
      const { key } = await uploadOne(bench, fileOf(SIZE));
      const to = bench.newKey('kept');
      const isCopied = await bench.store.copy(key, to, `"${'0'.repeat(32)}"`);
      assert.equal((await bench.read(to)) !== undefined, isCopied);
      return isCopied ? 'the condition is ignored' : 'nothing is copied';
    },
  },
  {
    name: 'A copy on condition that its key is free, which it is not',
    run: async (bench) =>
      (await isWrittenOnce(bench))
        ? 'nothing is copied'
        : 'overwritten: the condition is ignored or not supported',
  },
  {
    name: 'An image that is replaced while it is kept is not told to be kept',
    run: async (bench) => {
      const { client, bucket, kit } = bench;
      const { key, claim } = await uploadOne(bench, fileOf(SIZE));
      const replacement = {
        Bucket: bucket,
        Key: key,
        Body: bytesOf(fileOf(SIZE, 2)),
        ContentType: 'image/jpeg',
      };
      let isVerified = false;
      const answer = await keep(claim, {
        ...kit,
        identity: VISITOR,
        // Asked for before each request: the first one after the verification finds another object.
        credentials: async () => {
          if (isVerified) await client.send(new PutObjectCommand(replacement));
          isVerified = false;
          return kit.credentials;
        },
        to: () => {
          isVerified = true;
          return bench.newKey('kept');
        },
      });
      assert.equal(answer.ok || answer.code, 'object-replaced');
      return undefined;
    },
  },
  {
    name: 'HEAD of a key that is not there',
    run: async (bench) => {
      assert.equal(await bench.store.head(bench.newKey()), undefined);
      return undefined;
    },
  },
];
