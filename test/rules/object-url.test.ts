import { expect } from '@open-wc/testing';
import { objectUrl } from '../../src/rules/object-url.js';

describe('objectUrl', () => {
  for (const [bucket, key, url] of [
    ['https://b.s3.amazonaws.com/', 'a/b.jpg', 'https://b.s3.amazonaws.com/a/b.jpg'],
    ['https://b.s3.amazonaws.com', 'a/b.jpg', 'https://b.s3.amazonaws.com/a/b.jpg'],
    ['http://127.0.0.1:9000/bucket', 'a.jpg', 'http://127.0.0.1:9000/bucket/a.jpg'],
    ['https://b.example/', 'a b+c#d%e?.jpg', 'https://b.example/a%20b%2Bc%23d%25e%3F.jpg'],
    ['https://b.example/', "(it's)*!.jpg", 'https://b.example/%28it%27s%29%2A%21.jpg'],
    ['https://b.example/', '🌄/ü.jpg', 'https://b.example/%F0%9F%8C%84/%C3%BC.jpg'],
    ['https://b.example/', 'a/../b.jpg', 'https://b.example/a%2F..%2Fb.jpg'],
    ['https://b.example/', '../b.jpg', 'https://b.example/..%2Fb.jpg'],
    ['https://b.example/', 'half \ud800', 'https://b.example/half%20%EF%BF%BD'],
    ['https://b.example/', 'a/./b', 'https://b.example/a%2F.%2Fb'],
    ['https://b.example/', 'a..b/.c', 'https://b.example/a..b/.c'],
  ] as const)
    it(`is ${url} for ${key}`, () => expect(objectUrl(bucket, key)).to.equal(url));
});
