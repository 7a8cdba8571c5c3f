// Settings of the store from the environment, and messages about incomplete settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portFrom } from '../../demo/listen.js';
import { settingsFrom } from '../../demo/s3Utils.js';

const keys = { AWS_ACCESS_KEY_ID: 'KEYID', AWS_SECRET_ACCESS_KEY: 'secret' };
const store = { region: 'eu-west-1', bucket: 'photos', accessKeyId: 'KEYID', secretAccessKey: 'secret' };

test('AWS needs region, bucket and keys', () => {
  const environment = { ...keys, AWS_REGION: 'eu-west-1' };
  assert.deepEqual(settingsFrom({ ...environment, S3_BUCKET: 'photos' }), store);
  assert.deepEqual(settingsFrom({ ...environment, AWS_BUCKET_NAME: 'photos', S3_BUCKET: '' }), store);
});

test('S3_ENDPOINT names a store that is not AWS; its region has a default', () => {
  const environment = { ...keys, S3_BUCKET: 'photos', S3_ENDPOINT: 'http://s3.example', AWS_REGION: '' };
  assert.deepEqual(settingsFrom(environment), {
    ...store,
    region: 'us-east-1',
    endpoint: 'http://s3.example',
  });
});

test('temporary credentials keep their token', () => {
  const environment = { ...keys, AWS_REGION: 'eu-west-1', S3_BUCKET: 'photos', AWS_SESSION_TOKEN: 'token' };
  assert.deepEqual(settingsFrom(environment), { ...store, sessionToken: 'token' });
});

test('an environment without a store, or with empty values, selects the embedded one', () => {
  assert.equal(settingsFrom({}), undefined);
  assert.equal(settingsFrom({ AWS_REGION: 'eu-west-1', S3_ENDPOINT: '', AWS_ACCESS_KEY_ID: '' }), undefined);
});

for (const [environment, lacking] of [
  [{ S3_ENDPOINT: 'http://s3.example' }, 'S3_BUCKET, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY'],
  [{ S3_BUCKET: 'photos' }, 'AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY'],
  [keys, 'AWS_REGION, S3_BUCKET'],
  [{ ...keys, AWS_REGION: 'eu-west-1', S3_BUCKET: '' }, 'S3_BUCKET'],
] as const)
  test(`reports the missing settings of an incomplete store: ${lacking}`, () => {
    assert.throws(() => settingsFrom(environment), { message: new RegExp(`lacks ${lacking}\\.`) });
  });

test('an S3_ENDPOINT without http is refused', () => {
  assert.throws(
    () => settingsFrom({ ...keys, S3_BUCKET: 'photos', S3_ENDPOINT: 'localhost:9000' }),
    /S3_ENDPOINT is localhost:9000/,
  );
});

test('a port is a whole number up to 65535; 0 selects any free port', () => {
  assert.equal(portFrom({}, 'PORT', 3000), 3000);
  assert.equal(portFrom({ PORT: '' }, 'PORT', 3000), 3000);
  assert.equal(portFrom({ PORT: '0' }, 'PORT', 3000), 0);
  for (const PORT of ['65536', '-1', '80.5', 'http'])
    assert.throws(() => portFrom({ PORT }, 'PORT', 3000), new RegExp(`PORT is ${PORT}, which is not a port`));
});
