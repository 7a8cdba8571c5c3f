import { expect } from '@open-wc/testing';
import { presignUrl } from '../../src/rules/presign-request.js';

const request = { filename: 'a&b ü.jpg', type: 'image/svg+xml', size: 7 };
const query = 'filename=a%26b%20%C3%BC.jpg&type=image%2Fsvg%2Bxml&size=7';

describe('presignUrl', () => {
  for (const [endpoint, url] of [
    ['/presign', `/presign?${query}`],
    ['/presign?album=7', `/presign?album=7&${query}`],
    ['/presign?', `/presign?${query}`],
    ['https://api.example/presign?a=1&', `https://api.example/presign?a=1&${query}`],
    ['presign#top', `presign?${query}`],
  ] as const)
    it(`appends the request to ${endpoint}`, () => expect(presignUrl(endpoint, request)).to.equal(url));
});
