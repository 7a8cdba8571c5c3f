import { expect } from '@open-wc/testing';
import { findEmptyChecksum } from '../../src/rules/empty-checksum.js';
import { readPostTarget } from '../../src/rules/post-target.js';
import { readPutTarget } from '../../src/rules/put-target.js';
import { policyOf } from '../policies.js';

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hashOfNothing = async (name: string) => base64(await crypto.subtle.digest(name, new ArrayBuffer(0)));

/** Each checksum of no bytes that S3 knows of, by where it stands. */
const ofNothing: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['x-amz-checksum-crc32', () => 'AAAAAA=='],
  ['x-amz-checksum-crc32c', () => 'AAAAAA=='],
  ['x-amz-checksum-crc64nvme', () => 'AAAAAAAAAAA='],
  ['x-amz-checksum-sha1', () => hashOfNothing('SHA-1')],
  ['x-amz-checksum-sha256', () => hashOfNothing('SHA-256')],
  ['x-amz-checksum-sha512', () => hashOfNothing('SHA-512')],
  ['Content-MD5', () => '1B2M2Y8AsgTpgAmY7PhCfg=='], // RFC 1321, of ""
];

const address = { url: 'https://b.example/', publicUrl: undefined, expires: Infinity };
const putAddress = (query: string) => ({ ...address, url: `https://b.example/a.jpg?${query}` });

for (const [name, value] of ofNothing)
  describe(`${name} of no bytes`, () => {
    const advice = name === 'Content-MD5' ? 'leave it out of what you sign' : 'WHEN_REQUIRED';
    const expectRefused = (target: unknown) =>
      expect(target).to.be.a('string').that.contains(`"${name}"`).and.contains(advice);

    it('is found in the query of a PUT', async () => {
      const query = new URLSearchParams([[name, await value()]]);
      expectRefused(readPutTarget({}, putAddress(query.toString())));
    });

    it('is found in a query whose plus signs are not encoded', async () =>
      expectRefused(readPutTarget({}, putAddress(`${name}=${await value()}`))));

    it('is found in the headers of a PUT', async () =>
      expectRefused(readPutTarget({ headers: { [name]: await value() } }, putAddress(''))));

    it('is found in the fields of a POST', async () =>
      expectRefused(readPostTarget({ fields: { key: 'k', [name]: await value() } }, address)));

    it('is found in the conditions of a policy', async () => {
      const policy = policyOf([{ [name]: await value() }]);
      const target = readPostTarget({ fields: { key: 'k', policy } }, address);
      expect(target).to.be.a('string').that.contains(`"${name.toLowerCase()}"`).and.contains(advice);
    });
  });

describe('findEmptyChecksum', () => {
  it('finds the empty hash of the payload', () =>
    expect(
      findEmptyChecksum([
        ['X-Amz-Content-Sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ]),
    ).to.be.a('string'));

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
