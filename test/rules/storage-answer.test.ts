import { expect } from '@open-wc/testing';
import { readRefusal } from '../../src/rules/refusal.js';
import { isStored, readStored } from '../../src/rules/storage-answer.js';

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

  for (const [header, etag] of [
    ['"e3"', 'e3'],
    ['W/"e3"', 'e3'],
    ['e3', 'e3'],
    ['W/e3', 'W/e3'],
  ] as const)
    it(`reads the ETag ${header} as ${etag}`, () =>
      expect(readStored(answer(204, '', { ETag: header })).etag).to.equal(etag));

  for (const [reference, text] of [
    ['&#x10FFFF;', '\u{10ffff}'],
    ['&#1114111;', '\u{10ffff}'],
    ['&#x110000;', '&#x110000;'],
    ['&#1114112;', '&#1114112;'],
    ['&#xFFFFFF;', '&#xFFFFFF;'],
    ['&unknown;', '&unknown;'],
  ] as const)
    it(`reads the character reference ${reference} in a key without an error`, () =>
      expect(readStored(answer(201, `<PostResponse><Key>a${reference}b</Key></PostResponse>`)).key).to.equal(
        `a${text}b`,
      ));

  it('reads the checksum if S3 sends it', () => {
    expect(readStored(answer(204, '', { 'x-amz-checksum-sha256': 'c=' }))).to.deep.equal({ checksum: 'c=' });
    expect(
      readStored(answer(201, '<PostResponse><ChecksumSHA256>d=</ChecksumSHA256></PostResponse>')),
    ).to.deep.equal({ checksum: 'd=' });
  });

  it('finds nothing if CORS exposes nothing', () => expect(readStored(answer(204))).to.deep.equal({}));
});

const receipt =
  '<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Bucket>b</Bucket><Key>html</Key><ETag>"e"</ETag></PostResponse>';

const form = { url: 'https://b.s3.amazonaws.com', redirectsTo: undefined, wants200: false };

describe('isStored', () => {
  for (const [status, body, stored] of [
    [204, '', true],
    [200, '', true],
    [201, '', true],
    [200, '\r\n', true],
    [201, receipt, true],
    [200, receipt, true],
    [201, '<PostResponse><Key>html</Key></PostResponse>', true],
    [201, '<PostResponse xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Key>k</Key></PostResponse>', true],
    [200, '<PutObjectResult><ETag>"e"</ETag></PutObjectResult>', true],
    [200, '<ListBucketResult><Name>photos</Name></ListBucketResult>', false],
    [200, '<!DOCTYPE html><title>Welcome</title>', false],
    [200, '<HTML lang="en">…', false],
    [200, '<?xml version="1.0"?><Error><Code>InternalError</Code></Error>', false],
    [200, 'Access Denied', false],
    [200, 'OK', false],
    [200, '{"error":"quota"}', false],
    [200, '{"message":"Forbidden"}', false],
    [200, '[]', false],
    [200, '<script>location = "/login"</script>', false],
    [200, '<!-- PostResponse -->', false],
    [201, 'Access Denied', false],
    [202, '', false],
    [203, '', false],
    [206, '', false],
    [301, '', false],
    [304, '', false],
    [403, '', false],
    [403, receipt, false],
    [0, '', false],
  ] as const)
    it(`is ${stored} for ${status} ${body}`, () => expect(isStored(answer(status, body))).to.equal(stored));

  for (const [url, redirectsTo, stored] of [
    ['https://site.example/thanks?key=k', 'site.example', true],
    ['https://b.s3.amazonaws.com/', 'site.example', false],
    ['https://portal.example/', 'site.example', false],
    ['https://www.site.example/thanks', 'site.example', true],
    ['https://site.example/thanks', 'www.site.example', true],
    ['https://evilsite.example/', 'site.example', false],
    ['https://other.example/done?bucket=b&key=k&etag=%22e%22', 'site.example', true],
    ['https://other.example/done?bucket=b&key=k', 'site.example', false],
    ['https://other.example/done?bucket=b&key=k&etag=%22e%22', undefined, false],
    ['https://b.s3.amazonaws.com/', undefined, false],
    [undefined, 'site.example', false],
    [undefined, undefined, false],
    ['', undefined, false],
  ] as const)
    it(`is ${stored} for a page of ${url} if the target redirects to ${redirectsTo}`, () =>
      expect(isStored({ ...answer(200, '<!doctype html>'), url }, { ...form, redirectsTo })).to.equal(
        stored,
      ));

  for (const [status, url, more, stored] of [
    [200, 'https://b.s3.amazonaws.com/', {}, true],
    [200, undefined, {}, true],
    [200, 'https://b.s3.amazonaws.com/login', {}, false],
    [200, 'https://portal.example/', {}, false],
    [200, 'https://b.s3.eu-west-1.amazonaws.com/', { wants200: true }, true],
    [204, 'https://b.s3.eu-west-1.amazonaws.com/', {}, true],
    [200, 'https://site.example/thanks', { redirectsTo: 'site.example' }, true],
    [200, 'https://portal.example/', { redirectsTo: 'site.example' }, false],
  ] as const)
    it(`is ${stored} for an empty ${status} of ${url}, for a POST with ${JSON.stringify(more)}`, () =>
      expect(isStored({ ...answer(status), url }, { ...form, ...more })).to.equal(stored));
});

describe('readRefusal', () => {
  for (const [body, cause] of [
    ['Access Denied', 'Access Denied'],
    ['{"error":"quota"}', '{"error":"quota"}'],
    ['<html>Welcome</html>', 'a page'],
  ] as const)
    it(`quotes an answer that is not from the storage: ${body}`, () =>
      expect(readRefusal(answer(200, body), 0).cause)
        .to.contain(`200, but the answer does not seem to be from S3`)
        .and.contain(cause));

  it('has the pause that the storage asks for', () =>
    expect(readRefusal(answer(503, '', { 'Retry-After': '7' }), 0)).to.include({ retryAfter: 7000 }));

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
    [400, error('RequestTimeout', 'x'), 'stalled'],
    [400, error('IncompleteBody', 'x'), 'network'],
    [403, error('RequestTimeTooSkewed', 'x'), 'policy-expired'],
    [
      403,
      error('AccessDenied', 'There were headers present in the request which were not signed'),
      'policy-forbids',
    ],
    [200, '<!DOCTYPE html><html><body>Welcome to our WLAN</body></html>', 'network'],
    [200, 'Access Denied', 'network'],
    [200, error('AccessDenied', 'Access Denied'), 'access-denied'],
    [409, error('ConditionalRequestConflict', 'x'), 'slow-down'],
    [409, error('OperationAborted', 'x'), 'slow-down'],
    [409, error('BucketAlreadyExists', 'x'), 'storage-error'],
    [412, error('PreconditionFailed', 'x'), 'storage-error'],
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
      expect(readRefusal(answer(status, body), 0).code).to.equal(code));

  it('keeps the sizes that S3 reports, and the request id', () =>
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
        0,
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
