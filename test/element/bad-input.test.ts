import { expect } from '@open-wc/testing';
import { stub, type SinonStub } from 'sinon';
import type { ErrorCode } from 's3-image-upload';
import type { Fault } from '../../demo/storage/faults.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element as anyElement, has, next, part, pick } from './fixtures.js';

/** Turns retries off, which have their own tests. */
const element = (attributes: Readonly<Record<string, string>> = {}) =>
  anyElement({ retries: '0', ...attributes });

let stack: Stack;
let warnings: SinonStub;
let unhandled: unknown[];
const onUnhandled = (event: PromiseRejectionEvent | ErrorEvent) =>
  unhandled.push('reason' in event ? event.reason : event.error);

before(async () => (stack = await openStack()));
const unavailable = /Contact the site’s owner/;
const busy = /can’t take images at the moment. Try again/;
const lost = /connection was lost/;

beforeEach(() => {
  warnings = stub(console, 'warn');
  unhandled = [];
  addEventListener('unhandledrejection', onUnhandled);
  addEventListener('error', onUnhandled);
});
afterEach(async () => {
  removeEventListener('unhandledrejection', onUnhandled);
  removeEventListener('error', onUnhandled);
  warnings.restore();
  await stack.faults();
  expect(unhandled).to.be.empty;
});

describe('an endpoint that gives no target', () => {
  const cases: readonly (readonly [string, () => string | undefined, ErrorCode, RegExp, boolean])[] = [
    ['is not set', () => undefined, 'presign-invalid', unavailable, false],
    ['is not there (404)', () => stack.presign('status/404'), 'presign-failed', unavailable, false],
    ['breaks down (500)', () => stack.presign('status/500'), 'presign-failed', busy, true],
    ['is busy (429)', () => stack.presign('status/429'), 'presign-failed', busy, true],
    ['refuses (401)', () => stack.presign('status/401'), 'presign-refused', /Sign in/, true],
    ['refuses (403)', () => stack.presign('status/403'), 'presign-refused', /Sign in/, true],
    ['answers HTML', () => stack.presign('html'), 'presign-invalid', unavailable, false],
    ['answers nothing', () => stack.presign('empty'), 'presign-invalid', unavailable, false],
    ['answers without url', () => stack.presign('no-url'), 'presign-invalid', unavailable, false],
    ['has another origin and no CORS', () => stack.foreign, 'presign-network', lost, true],
    ['has a name that no server has', () => 'http://no-such-host.invalid/', 'presign-network', lost, true],
  ];
  for (const [what, endpoint, code, message, retryable] of cases)
    it(`and ${what} is ${code}`, async () => {
      const url = endpoint();
      const target = await element(url === undefined ? {} : { 'presign-endpoint': url });
      const complete = next(target, 'upload-complete');
      pick(target, await image());
      const { error, item } = (await next(target, 'upload-error')).detail;
      await complete;
      await target.updateComplete;
      expect(error).to.be.instanceOf(Error).and.include({ code, retryable });
      expect(error.cause, 'a reason for the page’s author').to.exist;
      expect(item.state).to.equal('failed');
      expect(part(target, 'error').textContent).to.match(message);
      expect(has(target, 'retry-button')).to.equal(retryable);
      expect(warnings.calledWithMatch(code), 'told to the page’s author').to.equal(!retryable);
    });

  it('keeps the reason that the endpoint gives, and its status', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('status/500') });
    pick(target, await image());
    const { error } = (await next(target, 'upload-error')).detail;
    expect(error).to.include({ status: 500, cause: 'status 500 on demand' });
  });

  it('can give the reason as problem+json', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('problem') });
    pick(target, await image());
    const { error } = (await next(target, 'upload-error')).detail;
    expect(error).to.include({ code: 'presign-failed', status: 422, cause: 'The album is full.' });
  });

  it('may be a function that throws', async () => {
    const target = await element();
    const cause = new Error('no session');
    target.presign = () => Promise.reject(cause);
    pick(target, await image());
    const { error } = (await next(target, 'upload-error')).detail;
    expect(error).to.include({ code: 'presign-failed', cause, retryable: true });
  });

  it('may be headers that throw', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const cause = new Error('no token');
    target.presignHeaders = () => {
      throw cause;
    };
    pick(target, await image());
    expect((await next(target, 'upload-error')).detail.error).to.include({ code: 'presign-failed', cause });
  });

  it('is asked again at retry, and the image is stored when it answers', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('status/500') });
    pick(target, await image());
    await next(target, 'upload-error');
    await target.updateComplete;
    target.presignEndpoint = stack.presign();
    part(target, 'retry-button').click();
    expect((await next(target, 'upload-success')).detail.item).to.include({ attempt: 1, state: 'stored' });
  });
});

describe('a file that is not accepted', () => {
  const cases: readonly (readonly [
    string,
    Record<string, string>,
    () => Promise<File> | File,
    ErrorCode,
    RegExp,
  ])[] = [
    [
      'a text named .jpg',
      {},
      () => new File(['Hello'], 'text.jpg', { type: 'image/jpeg' }),
      'not-an-image',
      /can’t be read as an image/,
    ],
    [
      'a link',
      {},
      () => new File(['https://example.com/a.jpg'], 'a.jpg', { type: 'text/uri-list' }),
      'not-an-image',
      /a link to an image/,
    ],
    ['an empty file', {}, () => new File([], 'empty.jpg', { type: 'image/jpeg' }), 'empty', /is empty/],
    ['a file over max-size', { 'max-size': '1KB' }, () => image(), 'too-large', /1 kB or less/],
    ['a file under min-size', { 'min-size': '1MB' }, () => image(), 'too-small', /1 MB or more/],
    [
      'a PNG if JPEG is required',
      { accept: 'image/jpeg' },
      () => image('a.png', 'image/png'),
      'type-not-accepted',
      /image is PNG. Choose one that is JPEG\./,
    ],
    [
      'a PNG that is named as the JPEG that is wanted',
      { accept: 'image/jpeg' },
      () => image('a.jpg', 'image/png'),
      'type-mismatch',
      /image is really PNG. Choose one that is JPEG\./,
    ],
    [
      'an SVG that runs script',
      { accept: 'image/*,image/svg+xml' },
      () => new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'a.svg'),
      'unsafe-svg',
      /scripts, links/,
    ],
    [
      'a photo of which too little is there to tell its size',
      { 'max-width': '9999' },
      async () => new File([(await image()).slice(0, 30)], 'half.jpg'),
      'unreadable',
      /damaged or incomplete/,
    ],
    [
      'an SVG that accept does not name',
      {},
      () => new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg'),
      'type-not-accepted',
      /image is SVG. Choose one that is JPEG, PNG/,
    ],
  ];
  for (const [what, attributes, file, code, message] of cases)
    it(`${what} is ${code}, and never leaves the page`, async () => {
      const target = await element({ 'presign-endpoint': stack.presign(), ...attributes });
      const asked = (await stack.asked()).length;
      const reject = next(target, 'upload-reject');
      const bad = await file();
      const [item] = await target.addFiles([bad]);
      const { detail } = await reject;
      await target.updateComplete;
      expect(detail.file).to.equal(bad);
      expect(detail.error.code).to.equal(code);
      expect(detail).not.to.have.property('item');
      expect(item?.state).to.equal('rejected');
      expect(target.items[0]?.previewUrl, 'no decoder sees it').to.be.undefined;
      expect(part(target, 'error').textContent).to.match(message);
      expect(has(target, 'retry-button')).to.be.false;
      expect(await target.upload()).to.deep.equal([item]);
      expect((await stack.asked()).length).to.equal(asked);
    });

  it('does not prevent the other files from being stored', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', 'max-size': '1MB' });
    const [first, second] = await images(2);
    if (!first || !second) throw new Error('no images');
    pick(target, new File(['Hello'], 'text.jpg'), first, new File([], 'empty.png'), second);
    await next(target, 'upload-complete');
    expect(target.items.map(({ state }) => state)).to.deep.equal([
      'rejected',
      'stored',
      'rejected',
      'stored',
    ]);
  });
});

describe('a storage that does not take the image', () => {
  const cases: readonly (readonly [string, string, Fault[], ErrorCode, RegExp, boolean])[] = [
    ['finds the policy expired', 'expired', [], 'policy-expired', /took too long/, true],
    ['has a policy for another type', 'type-png', [], 'policy-forbids', /Choose one that is PNG\./, false],
    ['has a policy for less', 'at-most/1000', [], 'policy-forbids', /1 kB or less/, false],
    ['has a policy for more', 'at-least/1000000', [], 'policy-forbids', /1 MB or more/, false],
    [
      'finds it too large all the same',
      '',
      [{ status: 400, code: 'EntityTooLarge' }],
      'entity-too-large',
      /too large/,
      false,
    ],
    [
      'finds a condition not met',
      '',
      [{ status: 400, code: 'InvalidPolicyDocument' }],
      'policy-forbids',
      unavailable,
      false,
    ],
    ['does not know the signature', 'of-another', [], 'signature-mismatch', unavailable, false],
    ['denies access (403)', '', [{ status: 403, code: 'AccessDenied' }], 'access-denied', unavailable, false],
    ['asks to slow down (503)', '', [{ status: 503, code: 'SlowDown' }], 'slow-down', busy, true],
    ['has a proxy that answers 503 in HTML', '', [{ status: 503, html: true }], 'slow-down', busy, true],
    [
      'has an error of its own (500)',
      '',
      [{ status: 500, code: 'InternalError' }],
      'storage-error',
      busy,
      true,
    ],
    ['is not there (404)', '', [{ status: 404, code: 'NoSuchBucket' }], 'storage-error', unavailable, false],
    ['says nothing but 403', '', [{ status: 403, empty: true }], 'access-denied', unavailable, false],
    ['drops the connection', '', [{ resetAt: 1000 }], 'network', lost, true],
    ['drops the connection after it has stored', '', [{ lostReply: true }], 'network', lost, true],
    ['answers without CORS headers', '', [{ noCors: true }], 'network', lost, true],
  ];
  for (const [what, endpoint, faults, code, message, retryable] of cases)
    it(`because it ${what} is ${code}`, async () => {
      await stack.faults(...faults.map((fault) => ({ method: 'POST', ...fault })));
      const target = await element({ 'presign-endpoint': stack.presign(endpoint) });
      const complete = next(target, 'upload-complete');
      pick(target, await image());
      const { error, item } = (await next(target, 'upload-error')).detail;
      await complete;
      await target.updateComplete;
      expect(error).to.include({ code, retryable });
      expect(item.loaded).to.be.lessThan(item.total);
      expect(part(target, 'error').textContent).to.match(message);
      expect(has(target, 'retry-button')).to.equal(retryable);
    });

  it('reports the status, S3’s code and the request id', async () => {
    await stack.faults({ method: 'POST', status: 400, code: 'EntityTooLarge' });
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image());
    const { error } = (await next(target, 'upload-error')).detail;
    expect(error).to.include({ status: 400, s3Code: 'EntityTooLarge' });
    expect(error.requestId).to.be.a('string').and.not.empty;
  });

  it('is not asked if its policy forbids the image; the error names the condition', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('at-most/1000') });
    const before = (await stack.requests()).length;
    const file = await image();
    pick(target, file);
    const { error } = (await next(target, 'upload-error')).detail;
    expect(error).to.include({
      limit: 1000,
      actual: file.size,
      condition: '["content-length-range",0,1000]',
    });
    expect(await stack.requests()).to.have.length(before);
  });

  it('stores the image at retry once it works again', async () => {
    await stack.faults({ method: 'POST', status: 503, code: 'SlowDown' });
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image());
    await next(target, 'upload-error');
    await target.updateComplete;
    await stack.faults();
    part(target, 'retry-button').click();
    const { detail } = await next(target, 'upload-success');
    expect((await fetch(detail.url)).status).to.equal(200);
  });
});

describe('a flag that React 18 has written as “false”', () => {
  for (const flag of ['multiple', 'required', 'readonly', 'disabled'] as const)
    it(`is not set: ${flag}`, async () => {
      const upload = await element({ [flag]: 'false' });
      upload.setAttribute(flag, 'false');
      await upload.updateComplete;
      expect(upload[flag]).to.equal(false);
      expect(upload.matches(`:disabled, [${flag}]`)).to.equal(false);
      expect(warnings.args.flat().join()).to.match(
        new RegExp(`^<s3-image-upload> ${flag}="false" would mean true`),
      );
      expect(warnings.args).to.have.length(1);
      upload.setAttribute(flag, '');
      expect(upload[flag]).to.equal(true);
    });
});
