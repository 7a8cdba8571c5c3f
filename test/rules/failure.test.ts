import { expect } from '@open-wc/testing';
import { isRetryable } from '../../src/rules/failure.js';

describe('isRetryable', () => {
  for (const [failure, retryable] of [
    [{ code: 'network' }, true],
    [{ code: 'slow-down', status: 503 }, true],
    [{ code: 'policy-expired', status: 403 }, true],
    [{ code: 'access-denied', status: 403 }, false],
    [{ code: 'entity-too-large', status: 400 }, false],
    [{ code: 'presign-failed', status: 404 }, false],
    [{ code: 'presign-failed', status: 429 }, true],
    [{ code: 'presign-failed', status: 500 }, true],
    [{ code: 'presign-failed' }, true],
    [{ code: 'storage-error', status: 404 }, false],
    [{ code: 'storage-error', status: 500 }, true],
    [{ code: 'not-an-image' }, false],
  ] as const)
    it(`says ${retryable ? 'yes' : 'no'} to ${JSON.stringify(failure)}`, () =>
      expect(isRetryable(failure)).to.equal(retryable));
});
