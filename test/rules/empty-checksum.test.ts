import { expect } from '@open-wc/testing';
import { findEmptyChecksum } from '../../src/rules/empty-checksum.js';
import { readTarget } from '../../src/upload/read-target.js';
import { policyOf } from '../policies.js';

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hashOfNothing = async (name: string) => base64(await crypto.subtle.digest(name, new ArrayBuffer(0)));

/** Each checksum of an empty body that S3 supports, by the name of its field. */
const ofNothing: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['x-amz-checksum-crc32', () => 'AAAAAA=='],
  ['x-amz-checksum-crc32c', () => 'AAAAAA=='],
  ['x-amz-checksum-crc64nvme', () => 'AAAAAAAAAAA='],
  ['x-amz-checksum-sha1', () => hashOfNothing('SHA-1')],
  ['x-amz-checksum-sha256', () => hashOfNothing('SHA-256')],
  ['x-amz-checksum-sha512', () => hashOfNothing('SHA-512')],
  ['Content-MD5', () => '1B2M2Y8AsgTpgAmY7PhCfg=='], // RFC 1321, of ""
];

const put = (query: string, headers = {}) =>
  readTarget({ method: 'PUT', url: `https://b.example/a.jpg?${query}`, headers }, true);
const post = (fields: Record<string, string>) =>
  readTarget({ url: 'https://b.example/', fields: { key: 'k', ...fields } }, true);

for (const [name, value] of ofNothing)
  describe(`${name} of no bytes`, () => {
    const advice = name === 'Content-MD5' ? 'do not sign it' : 'WHEN_REQUIRED';
    const expectRefused = async (target: Promise<unknown>, named = name) =>
      expect(await target)
        .to.be.a('string')
        .that.contains(`"${named}"`)
        .and.contains(advice);

    it('is found in the query of a PUT', async () =>
      expectRefused(put(new URLSearchParams([[name, await value()]]).toString())));

    it('is found in a query whose plus signs are not encoded', async () =>
      expectRefused(put(`${name}=${await value()}`)));

    it('is found in the headers of a PUT', async () => expectRefused(put('', { [name]: await value() })));

    it('is found in the fields of a POST', async () => expectRefused(post({ [name]: await value() })));

    it('is found in the conditions of a policy', async () =>
      expectRefused(post({ policy: policyOf([{ [name]: await value() }]) }), name.toLowerCase()));
  });

it('the empty hash of the payload is found in the headers of a PUT', async () =>
  expect(
    await put('', {
      'X-Amz-Content-Sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    }),
  ).to.be.a('string'));

describe('findEmptyChecksum', () => {
  for (const [name, value] of [
    ['x-amz-checksum-crc32', 'NSRBwg=='],
    ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
    ['x-amz-meta-hash', 'AAAAAA=='],
    ['x-amz-checksum-mode', 'ENABLED'],
    ['x-amz-checksum-algorithm', 'CRC32'],
    ['x-amz-sdk-checksum-algorithm', 'CRC32'],
  ] as const)
    it(`finds none in ${name}: ${value}`, () => expect(findEmptyChecksum([[name, value]])).to.be.undefined);
});
