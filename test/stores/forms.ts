// Presigned forms: each condition kept, and each violated, sent from a page.
import assert from 'node:assert/strict';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { lineOf, type Bench, type Check } from './bench.js';
import { assertStored, fileOf } from './uploads.js';

type Fields = Readonly<Record<string, string>>;

const TYPE = 'image/jpeg';
const EXPIRES = 600; // seconds
const SIZE = [1_000, 2_000] as const; // bytes

/** Signs a form of the kit for a new key. */
async function formFor({ store, newKey }: Pick<Bench, 'store' | 'newKey'>, fields: Fields = {}) {
  const key = newKey();
  const all = { 'Content-Type': TYPE, success_action_status: '201', ...fields };
  return { key, ...(await store.presignPost({ key, fields: all, size: SIZE, expires: EXPIRES })) };
}

async function assertRefused(bench: Bench, key: string, url: string, fields: Fields, size: number) {
  const answer = await bench.send({ method: 'POST', url, fields, file: fileOf(size) });
  assert.ok(!(await bench.read(key)), 'it is stored');
  assert.ok(answer.status === 0 || answer.status >= 400, lineOf(answer));
  return lineOf(answer);
}

function violation(name: string, change: (fields: Fields, key: string) => Fields): Check {
  return {
    name: `A form with ${name}`,
    ofForms: true,
    run: async (bench) => {
      const { key, url, fields } = await formFor(bench);
      return assertRefused(bench, key, url, change(fields, key), 1_500);
    },
  };
}

const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));

const withOtherEnd = (text = '') => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

const sizes = [
  ['the smallest size', SIZE[0], true],
  ['the largest size', SIZE[1], true],
  ['a byte too little', SIZE[0] - 1, false],
  ['a byte too much', SIZE[1] + 1, false],
] as const;

const statuses = [
  ['201', (answer: string) => answer === '201'],
  ['200', (answer: string) => answer === '200'],
  ['204', (answer: string) => answer === '204'],
] as const;

export const forms: readonly Check[] = [
  ...statuses.map(([status, isRight]): Check => ({
    name: `A form that asks for the status ${status}`,
    ofForms: true,
    run: async (bench) => {
      const { key, url, fields } = await formFor(bench, { success_action_status: status });
      const answer = await bench.send({ method: 'POST', url, fields, file: fileOf(1_500) });
      await assertStored(bench, key, fileOf(1_500));
      return isRight(lineOf(answer)) ? undefined : lineOf(answer);
    },
  })),
  ...sizes.map(([name, size, isTaken]): Check => ({
    name: `A form with ${name} of a range`,
    ofForms: true,
    run: async (bench) => {
      const { key, url, fields } = await formFor(bench);
      if (!isTaken) return assertRefused(bench, key, url, fields, size);
      await bench.send({ method: 'POST', url, fields, file: fileOf(size) });
      await assertStored(bench, key, fileOf(size));
      return undefined;
    },
  })),
  violation('another key', (fields, key) => ({ ...fields, key: `${key}.html` })),
  violation('another type', (fields) => ({ ...fields, 'Content-Type': 'text/html' })),
  violation('no type', (fields) => without(fields, 'Content-Type')),
  violation('another status', (fields) => ({ ...fields, success_action_status: '200' })),
  violation('a field that the policy does not name', (fields) => ({ ...fields, 'x-amz-meta-owner': 'eve' })),
  violation('`acl`, which the policy does not name', (fields) => ({ ...fields, acl: 'public-read' })),
  violation('another signature', (fields) => ({
    ...fields,
    'X-Amz-Signature': withOtherEnd(fields['X-Amz-Signature']),
  })),
  violation('another policy under its signature', (fields) => ({
    ...fields,
    Policy: Buffer.from(
      Buffer.from(fields.Policy ?? '', 'base64')
        .toString()
        .replace('2000', '9000'),
    ).toString('base64'),
  })),
  violation('an unknown access key', (fields) => ({
    ...fields,
    'X-Amz-Credential': `unknown${fields['X-Amz-Credential']}`,
  })),
  {
    name: 'A form with another bucket in its field `bucket` than in its URL',
    ofForms: true,
    run: async (bench) => {
      const { key, url, fields } = await formFor(bench);
      const sent = { ...fields, bucket: 'another' };
      const answer = await bench.send({ method: 'POST', url, fields: sent, file: fileOf(1_500) });
      return (await bench.read(key)) ? 'stored in the bucket of the URL' : lineOf(answer);
    },
  },
  {
    name: 'A form that has expired',
    ofForms: true,
    run: async (bench) => {
      const store = bench.storeOfPast((EXPIRES + 60) * 1000);
      const { key, url, fields } = await formFor({ ...bench, store });
      return assertRefused(bench, key, url, fields, 1_500);
    },
  },
  ...[
    ['a SHA-256 that is not that of the bytes', 'wrong'],
    ['a SHA-256 of other bytes than the signed one', 'unsigned'],
  ].map(([name, kind]): Check => ({
    name: `A form with ${name}`,
    ofForms: true,
    run: async (bench) => {
      const sum = Buffer.alloc(32, 7).toString('base64');
      const other = Buffer.alloc(32, 8).toString('base64');
      const { key, url, fields } = await formFor(bench, { 'x-amz-checksum-sha256': sum });
      const sent = kind === 'wrong' ? fields : { ...fields, 'x-amz-checksum-sha256': other };
      const answer = await bench.send({ method: 'POST', url, fields: sent, file: fileOf(1_500) });
      return (await bench.read(key)) ? 'stored: the checksum is not compared' : lineOf(answer);
    },
  })),
  {
    name: 'A form whose type and key begin as `starts-with` says, with `${filename}` in the key',
    ofForms: true,
    run: async (bench) => {
      const prefix = bench.newKey().replace(/\.jpg$/, '/');
      const { url, fields } = await startsWith(bench, prefix);
      const sent = { ...fields, key: `${prefix}\${filename}`, 'Content-Type': 'image/png' };
      await bench.send({ method: 'POST', url, fields: sent, file: fileOf(1_500) });
      await assertStored(bench, `${prefix}photo.jpg`, fileOf(1_500));
      return undefined;
    },
  },
  ...[
    ['type', { 'Content-Type': 'text/html' }],
    ['key', { key: 'elsewhere.jpg' }],
  ].map(([name, wrong]): Check => ({
    name: `A form whose ${name as string} does not begin as \`starts-with\` says`,
    ofForms: true,
    run: async (bench) => {
      const prefix = bench.newKey().replace(/\.jpg$/, '/');
      const { url, fields } = await startsWith(bench, prefix);
      const sent = { ...fields, key: `${prefix}a.jpg`, 'Content-Type': TYPE, ...(wrong as Fields) };
      assert.equal(await bench.read('elsewhere.jpg'), undefined);
      await assertRefused(bench, 'elsewhere.jpg', url, sent, 1_500);
      return assertRefused(bench, `${prefix}a.jpg`, url, sent, 1_500);
    },
  })),
];

const startsWith = ({ client, bucket }: Bench, prefix: string) =>
  createPresignedPost(client, {
    Bucket: bucket,
    Key: `${prefix}\${filename}`,
    Fields: { success_action_status: '201' },
    Conditions: [
      ['starts-with', '$key', prefix],
      ['starts-with', '$Content-Type', 'image/'],
    ],
  });
