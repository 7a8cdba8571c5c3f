import { expect } from '@open-wc/testing';
import { readRefusal, readStored } from '../../src/rules/storage-answer.js';

const answer = (status: number, body = '', headers: Record<string, string> = {}) => ({
  status,
  body,
  header: (name: string) => headers[name] ?? null,
});
const error = (code: string, message: string, more = '') =>
  `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message>${more}<RequestId>R1</RequestId></Error>`;

describe('readStored', () => {
  it('reads the document of a 201', () =>
    expect(
      readStored(
        answer(
          201,
          '<PostResponse><Location>http://s/b/a%26b.jpg</Location><Bucket>b</Bucket><Key>a&amp;b &#x1F304;.jpg</Key><ETag>&quot;e1&quot;</ETag></PostResponse>',
        ),
      ),
    ).to.deep.equal({ key: 'a&b 🌄.jpg', etag: 'e1', location: 'http://s/b/a%26b.jpg' }));

  it('reads the headers of a 204', () =>
    expect(readStored(answer(204, '', { ETag: '"e2"', Location: 'http://s/b/k' }))).to.deep.equal({
      etag: 'e2',
      location: 'http://s/b/k',
    }));

  it('finds nothing where CORS exposes nothing', () => expect(readStored(answer(204))).to.deep.equal({}));
});

describe('readRefusal', () => {
  for (const [status, body, code] of [
    [403, error('AccessDenied', 'Invalid according to Policy: Policy expired.'), 'policy-expired'],
    [403, error('AccessDenied', 'Request has expired'), 'policy-expired'],
    [
      403,
      error('AccessDenied', 'Invalid according to Policy: Policy Condition failed: ["eq", "$key", "a"]'),
      'policy-forbids',
    ],
    [403, error('AccessDenied', 'Invalid according to Policy: Extra input fields: x'), 'policy-forbids'],
    [403, error('AccessDenied', 'Access Denied'), 'access-denied'],
    [403, error('SignatureDoesNotMatch', 'x'), 'signature-mismatch'],
    [403, error('InvalidAccessKeyId', 'x'), 'signature-mismatch'],
    [400, error('ExpiredToken', 'x'), 'credentials-expired'],
    [400, error('BadDigest', 'x'), 'checksum-mismatch'],
    [400, error('EntityTooSmall', 'x'), 'entity-too-small'],
    [400, error('RequestTimeout', 'x'), 'network'],
    [503, error('SlowDown', 'x'), 'slow-down'],
    [500, error('InternalError', 'x'), 'storage-error'],
    [404, error('NoSuchBucket', 'x'), 'storage-error'],
    [403, '<html>Forbidden</html>', 'access-denied'],
    [413, '<html>Request Entity Too Large</html>', 'entity-too-large'],
    [429, '', 'slow-down'],
    [503, '', 'slow-down'],
    [502, '<html>Bad Gateway</html>', 'storage-error'],
  ] as const)
    it(`reads ${status} ${body.replace(/^.*?<Error><Code>|<RequestId>.*$/gs, '').replace(/<.*?>/g, ' ') || 'without a body'} as ${code}`, () =>
      expect(readRefusal(answer(status, body)).code).to.equal(code));

  it('keeps what S3 said of the sizes, and its name for the request', () =>
    expect(
      readRefusal(
        answer(
          400,
          error(
            'EntityTooLarge',
            'Too large',
            '<ProposedSize>9</ProposedSize><MaxSizeAllowed>5</MaxSizeAllowed>',
          ),
        ),
      ),
    ).to.deep.equal({
      code: 'entity-too-large',
      status: 400,
      s3Code: 'EntityTooLarge',
      requestId: 'R1',
      limit: 5,
      actual: 9,
      cause: 'EntityTooLarge: Too large',
    }));
});
