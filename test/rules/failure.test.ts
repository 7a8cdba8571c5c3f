import { expect } from '@open-wc/testing';
import { isRetryable, nextTryOf } from '../../src/rules/failure.js';
import { codes, nextTries } from './codes.js';

describe('nextTryOf', () => {
  for (const code of codes)
    it(`is ${nextTries[code]} for ${code}`, () => expect(nextTryOf({ code })).to.equal(nextTries[code]));

  for (const [failure, next] of [
    [{ code: 'slow-down', status: 503 }, 'again'],
    [{ code: 'checksum-mismatch', status: 400 }, 'again'],
    [{ code: 'policy-expired', status: 403 }, 'anew'],
    [{ code: 'credentials-expired', status: 400 }, 'anew'],
    [{ code: 'presign-refused', status: 401 }, 'by-hand'],
    [{ code: 'access-denied', status: 403 }, 'never'],
    [{ code: 'signature-mismatch', status: 403 }, 'never'],
    [{ code: 'entity-too-large', status: 400 }, 'never'],
    ...[408, 425, 429, 500, 502, 503, 504].map(
      (status) => [{ code: 'presign-failed', status }, 'again'] as const,
    ),
    ...[400, 404, 422, 501].map((status) => [{ code: 'presign-failed', status }, 'never'] as const),
    ...[408, 425, 429, 500].map((status) => [{ code: 'storage-error', status }, 'again'] as const),
    [{ code: 'storage-error', status: 404 }, 'never'],
    [{ code: 'storage-error', status: 405 }, 'never'],
  ] as const)
    it(`is ${next} for ${JSON.stringify(failure)}`, () => expect(nextTryOf(failure)).to.equal(next));
});

describe('isRetryable', () => {
  it('is true if a visitor can try again', () => expect(isRetryable({ code: 'presign-refused' })).to.be.true);
  it('is false if another try can’t help', () => expect(isRetryable({ code: 'policy-forbids' })).to.be.false);
});
