// Images that are sent in parts, against a real storage with faults.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions, type UploadItem } from 's3-image-upload/core';
import type { Fault } from '../../demo/storage/faults.js';
import type { MultipartTarget } from '../../src/rules/target.js';
import { MultipartUpload } from '../../src/upload/multipart-upload.js';
import { browserServices } from '../../src/upload/options.js';
import { readTarget } from '../../src/upload/read-target.js';
import { send, type SendRequest } from '../../src/upload/send.js';
import { bytesOf, image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

const MIB = 1024 * 1024;

/** An image of three parts, whose bytes differ from part to part. */
async function large(name = 'large.jpg', size = 11 * MIB): Promise<File> {
  const more = new Uint8Array(size).map((_, index) => index >> 16);
  return new File([await image(name), more], name, { type: 'image/jpeg' });
}

const uploaderWith = (endpoint: string, options: UploaderOptions = {}) =>
  new Uploader({ presignEndpoint: endpoint, ...options }, { random: () => 0 });

async function upload(uploader: Uploader, file: File): Promise<UploadItem> {
  await uploader.addFiles([file]);
  const [item] = await uploader.upload();
  if (!item) throw new Error('no item');
  return item;
}

const sha256 = async (blob: Blob) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

async function expectStored(item: UploadItem, file: File): Promise<void> {
  if (item.state !== 'stored')
    throw new Error(JSON.stringify(item, ['state', 'error', 'code', 'cause', 'message']));
  expect(await bytesOf(await fetch(item.url))).to.deep.equal(await bytesOf(file));
}

describe('an image in parts', () => {
  let stack: Stack;
  let since = 0;
  beforeEach(async () => {
    stack = await openStack();
    since = 0;
  });

  /** Methods of the requests to the storage, counted. */
  async function counted(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { method, status } of (await stack.requests()).slice(since))
      counts[`${method} ${status}`] = (counts[`${method} ${status}`] ?? 0) + 1;
    return counts;
  }

  it('sends no further part in the same place before the last one is noted', async () => {
    const file = await large();
    const query = new URLSearchParams({ filename: file.name, type: file.type, size: String(file.size) });
    const answer: unknown = await (await fetch(`${stack.presign('multipart')}?${query.toString()}`)).json();
    const target = (await readTarget(answer, false)) as MultipartTarget;
    const steps: string[] = [];
    const sending = ({ method, ...request }: SendRequest) => {
      steps.push(method);
      return send({ method, ...request });
    };
    const upload = new MultipartUpload(target, file, { ...browserServices, send: sending });
    const outcome = await upload.send({
      signal: new AbortController().signal,
      stallTimeout: 60_000,
      retries: 0,
      publicBase: undefined,
      renew: () => Promise.reject(new Error('no URL has expired')),
      takePlace: () => false,
      leavePlace: () => {},
      onProgress: () => {},
      onPart: async (etags) => {
        await (await fetch(stack.presign('multipart'), { method: 'OPTIONS' })).text(); // longer than any other wait of the page
        steps.push(`noted ${etags.length}`);
      },
    });
    expect(outcome.ok).to.equal(true);
    expect(steps).to.deep.equal(['PUT', 'noted 1', 'PUT', 'noted 2', 'PUT', 'noted 3']);
  });

  it('is stored with the type of the upload, and its ETag counts the parts', async () => {
    const file = await large();
    const item = await upload(uploaderWith(stack.presign('multipart')), file);
    expect(await counted()).to.deep.equal({ 'PUT 200': 3, 'POST 200': 2 }); // create, complete
    expect(item)
      .to.have.property('etag')
      .that.matches(/^[0-9a-f]{32}-3$/);
    expect(item).to.have.property('claim', (item as { key: string }).key);
    await expectStored(item, file);
    expect((await fetch((item as { url: string }).url)).headers.get('Content-Type')).to.equal('image/jpeg');
  });

  it('may have one part', async () => {
    const file = await large('small.jpg', 10);
    await expectStored(await upload(uploaderWith(stack.presign('multipart')), file), file);
  });

  it('tells its progress, which never goes back within an attempt', async () => {
    const uploader = uploaderWith(stack.presign('multipart'));
    const told: number[] = [];
    uploader.on('upload-progress', ({ detail }) => told.push(detail.loaded));
    const file = await large();
    await upload(uploader, file);
    expect(told.at(-1)).to.equal(file.size);
    expect(told).to.deep.equal([...told].sort((one, other) => one - other));
  });

  it('gets URLs that the first answer has not', async () => {
    const file = await large();
    await expectStored(await upload(uploaderWith(stack.presign('multipart/some')), file), file);
    const [first, second, ...more] = await stack.asked();
    expect(first?.method).to.equal('GET');
    const { claim, uploadId, parts } = JSON.parse(second?.body ?? '{}') as Record<string, unknown>;
    expect({ method: second?.method, claim: typeof claim, uploadId: typeof uploadId, parts }).to.deep.equal({
      method: 'POST',
      claim: 'string',
      uploadId: 'string',
      parts: [2, 3],
    });
    expect(more).to.deep.equal([]);
  });

  describe('with checksums', () => {
    it('sends each part with its SHA-256, for which its URL is signed, and has that of all parts', async () => {
      const file = await large();
      const uploader = uploaderWith(stack.presign('multipart/checksum'), { checksum: 'sha256' });
      const told = new Promise((resolve) =>
        uploader.on('upload-success', ({ detail }) => resolve(detail.checksum)),
      );
      const item = await upload(uploader, file);
      const checksums = await Promise.all(
        [0, 1, 2].map((index) => sha256(file.slice(index * 5 * MIB, (index + 1) * 5 * MIB))),
      );
      const [, renewal, ...more] = await stack.asked();
      const { parts, 'checksums-sha256': asked } = JSON.parse(renewal?.body ?? '{}') as Record<
        string,
        unknown
      >;
      expect({ parts, asked, more }).to.deep.equal({
        parts: [1, 2, 3],
        asked: checksums.map(base64),
        more: [],
      });
      expect(await told).to.equal(`${base64(await sha256(new Blob(checksums)))}-3`);
      await expectStored(item, file);
    });

    it('sends a part again that has arrived damaged', async () => {
      await stack.faults({ parameter: 'partNumber', skip: 1, times: 1, status: 400, code: 'BadDigest' });
      const file = await large();
      const item = await upload(uploaderWith(stack.presign('multipart/checksum')), file);
      await expectStored(item, file);
      expect(await counted()).to.include({ 'PUT 200': 3, 'PUT 400': 1 });
    });

    it('begins another upload if the store has another checksum of all parts', async () => {
      const { fetch } = globalThis;
      let isAltered = false;
      globalThis.fetch = async (input, init) => {
        const answer = await fetch(input, init);
        const body = await answer.clone().text();
        if (isAltered || !body.includes('ChecksumSHA256')) return answer;
        isAltered = true;
        return new Response(body.replace(/(<ChecksumSHA256>)..../, '$1AAAA'), answer);
      };
      try {
        const file = await large();
        const uploader = uploaderWith(stack.presign('multipart/checksum'));
        const codes: string[] = [];
        uploader.on('upload-retry', ({ detail }) => codes.push(detail.error.code));
        await expectStored(await upload(uploader, file), file);
        expect(codes).to.deep.equal(['checksum-mismatch', 'policy-expired']);
        expect(await counted()).to.include({ 'PUT 200': 6 });
      } finally {
        globalThis.fetch = fetch;
      }
    });
  });

  const expired = {
    parameter: 'partNumber',
    status: 403,
    code: 'AccessDenied',
    message: 'Request has expired',
    times: 1,
  };

  it('gets new URLs when the first ones have expired, once for all parts', async () => {
    await stack.faults(expired);
    const file = await large();
    const item = await upload(uploaderWith(stack.presign('multipart'), { concurrency: 1 }), file);
    await expectStored(item, file);
    expect(item.attempt).to.equal(1);
    expect((await stack.asked()).length).to.equal(2);
  });

  it('begins another upload if URLs have expired and it has no claim', async () => {
    await stack.faults(expired);
    const file = await large();
    const item = await upload(uploaderWith(stack.presign('multipart/unclaimed'), { concurrency: 1 }), file);
    await expectStored(item, file);
    expect(item.attempt).to.equal(2);
    expect(await counted()).to.include({ 'DELETE 204': 1 });
  });

  for (const fault of [
    { status: 503 },
    { status: 500 },
    { status: 400, code: 'RequestTimeout' },
    { resetAt: 100_000 },
    { noCors: true },
    { lostReply: true },
    { truncated: true },
  ] satisfies Fault[])
    it(`sends only the part again that meets ${JSON.stringify(fault)}`, async () => {
      await stack.faults({ parameter: 'partNumber', skip: 1, times: 1, ...fault });
      const file = await large();
      const item = await upload(uploaderWith(stack.presign('multipart')), file);
      await expectStored(item, file);
      expect(item.attempt).to.equal(1);
      const parts = (await stack.requests()).filter(({ method }) => method === 'PUT');
      expect(parts.length).to.be.within(3, 4); // browsers repeat a request themselves after a reset
    });

  for (const fault of [
    {},
    { status: 403, code: 'AccessDenied' },
    { status: 501 },
    { status: 500 },
    { noCors: true },
    { status: 200, html: true },
  ] satisfies Fault[])
    it(`continues with the missing parts if the request to list them meets ${JSON.stringify(fault)}`, async () => {
      const file = await large();
      const uploader = uploaderWith(stack.presign('multipart'), { concurrency: 1, retries: 0 });
      await stack.faults(
        { parameter: 'partNumber', skip: 2, times: 1, status: 503 },
        { method: 'GET', parameter: 'uploadId', ...fault },
      );
      expect((await upload(uploader, file)).state).to.equal('failed');
      since = (await stack.requests()).length;
      uploader.retry();
      const [item] = await uploader.upload();
      if (!item) throw new Error('no item');
      const counts = await counted();
      await expectStored(item, file);
      expect(counts).to.include({ 'PUT 200': 1 });
      expect(Object.keys(counts).filter((line) => line.startsWith('GET'))).to.have.lengthOf(1);
    });

  it('sends all parts again if the store lists none and has others than were sent', async () => {
    await stack.faults(
      { method: 'GET', parameter: 'uploadId', status: 403, code: 'AccessDenied' },
      { method: 'POST', parameter: 'uploadId', status: 400, code: 'InvalidPart', times: 1 },
    );
    const file = await large();
    const item = await upload(uploaderWith(stack.presign('multipart')), file);
    await expectStored(item, file);
    expect(item.attempt).to.equal(2);
    expect(await counted()).to.include({ 'PUT 200': 6 });
  });

  for (const fault of [
    { status: 200, code: 'InternalError' },
    { status: 500 },
    { lostReply: true },
    { noCors: true },
    { truncated: true },
  ] satisfies Fault[])
    it(`is stored once if the request to complete it meets ${JSON.stringify(fault)}`, async () => {
      await stack.faults({ method: 'POST', parameter: 'uploadId', times: 1, ...fault });
      const file = await large();
      const item = await upload(uploaderWith(stack.presign('multipart')), file);
      await expectStored(item, file);
      const requests = await stack.requests();
      expect(requests.filter(({ method }) => method === 'PUT').length).to.equal(3);
      expect(requests.filter(({ method }) => method === 'DELETE')).to.deep.equal([]);
    });

  it('is aborted at the storage if it is cancelled', async () => {
    await stack.faults({ parameter: 'partNumber', skip: 1, stallAt: 1000 });
    const uploader = uploaderWith(stack.presign('multipart'), { concurrency: 1 });
    const isMoving = new Promise((resolve) =>
      uploader.on('upload-progress', ({ detail }) => detail.loaded > 5 * MIB && resolve(0)),
    );
    await uploader.addFiles([await large()]);
    await isMoving;
    uploader.abort();
    await stack.faults();
    const abort = async () => (await stack.requests()).find(({ method }) => method === 'DELETE');
    let request = await abort();
    while (!request?.status) request = await abort();
    expect(request.status).to.equal(204);
  });

  it('has fewer requests at once when one is answered with SlowDown, and is stored in one attempt', async () => {
    const underway = new Set<unknown>();
    const atOnce: number[] = [];
    const services = {
      random: () => 0,
      send: async (request: SendRequest) => {
        underway.add(request);
        atOnce.push(underway.size);
        return send(request).finally(() => underway.delete(request));
      },
    };
    // One at first, then two: the second of them is asked to slow down.
    await stack.faults(
      { parameter: 'partNumber', skip: 2, times: 1, status: 503 },
      { parameter: 'partNumber', delay: 200 },
    );
    const file = await large('large.jpg', 30 * MIB);
    const uploader = new Uploader({ presignEndpoint: stack.presign('multipart') }, services);
    const item = await upload(uploader, file);
    await expectStored(item, file);
    expect(item.attempt).to.equal(1);
    expect(atOnce.slice(0, 3)).to.deep.equal([1, 1, 2]);
    expect(atOnce.slice(-3)).to.deep.equal([1, 1, 1]);
  });

  it('names the CORS rule if the bucket does not allow PUT', async () => {
    await stack.faults({ method: 'OPTIONS', status: 403 });
    const item = await upload(uploaderWith(stack.presign('multipart'), { retries: 0 }), await large());
    if (item.state !== 'failed') throw new Error(item.state);
    expect(item.error.code).to.equal('network');
    expect(String(item.error.cause)).to.contain('CORS rule without this page or without PUT');
  });

  it('names ExposeHeaders if the bucket hides ETags', async () => {
    await stack.faults({ parameter: 'partNumber', headers: { 'Access-Control-Expose-Headers': 'Location' } });
    const item = await upload(uploaderWith(stack.presign('multipart')), await large());
    if (item.state !== 'failed') throw new Error(item.state);
    expect(item.error.code).to.equal('storage-error');
    expect(String(item.error.cause)).to.contain('ExposeHeaders');
  });

  for (const [count, most] of [
    [1, 2],
    [3, 3],
  ] as const)
    it(`has up to ${most} requests for ${count} at once, also if the others are added later`, async () => {
      const underway = new Set<unknown>();
      let seen = 0;
      let isFull = () => {};
      const full = new Promise<void>((resolve) => (isFull = resolve));
      const services = {
        send: async (request: SendRequest) => {
          underway.add(request);
          seen = Math.max(seen, underway.size);
          if (seen === most) isFull();
          return send(request).finally(() => underway.delete(request));
        },
      };
      const options = { presignEndpoint: stack.presign('multipart'), concurrency: most, multiple: true };
      const uploader = new Uploader(options, services);
      const sizes = Array.from({ length: count }, (_, index) => (index === 0 ? 30 : 11) * MIB);
      const files = await Promise.all(sizes.map((size, index) => large(`${index}.jpg`, size)));
      await stack.faults({ parameter: 'partNumber', delay: 200 });
      await uploader.addFiles(files.slice(0, 1));
      await full; // by parts of the first
      await uploader.addFiles(files.slice(1));
      const items = await uploader.upload();
      const pairs = files.map((file, index) => [items[index], file] as const);
      for (const [item, file] of pairs) if (item) await expectStored(item, file);
      expect(items.length).to.equal(count);
      expect(seen).to.equal(most);
    });
});

describe('a multipart target', () => {
  const place = 'https://b.s3.eu-west-1.amazonaws.com/k.jpg';
  const multipart = {
    uploadId: 'u',
    partSize: 5 * MIB,
    parts: [`${place}?partNumber=1`],
    complete: `${place}?uploadId=u`,
    abort: `${place}?a`,
    list: `${place}?l`,
    head: `${place}?h`,
  };
  for (const [what, answer, told] of [
    ['no object', { multipart: 1, key: 'k' }, '"multipart" is not an object'],
    ['no id', { multipart: { ...multipart, uploadId: '' }, key: 'k' }, '"multipart" has no "uploadId"'],
    [
      'no size',
      { multipart: { ...multipart, partSize: '5' }, key: 'k' },
      '"multipart.partSize" is not a number of bytes',
    ],
    [
      'no list',
      { multipart: { ...multipart, parts: {} }, key: 'k' },
      '"multipart.parts" is not a list of at most 10000 URLs',
    ],
    ['no key', { multipart }, 'the answer has no "key"'],
    [
      'no step',
      { multipart: { ...multipart, abort: undefined }, key: 'k' },
      '"multipart.abort": the answer has no "url"',
    ],
    [
      'another checksum',
      { multipart: { ...multipart, checksum: 'md5' }, key: 'k' },
      '"multipart.checksum" is not "sha256"',
    ],
    [
      'a part without a URL',
      { multipart: { ...multipart, parts: ['x'] }, key: 'k' },
      '"multipart.parts[0]": "url" is not a URL: "x"',
    ],
    [
      'another object',
      { multipart: { ...multipart, list: 'https://b.s3.eu-west-1.amazonaws.com/other.jpg?l' }, key: 'k' },
      'the URLs of "multipart" are not those of one object',
    ],
  ] as const)
    it(`is invalid with ${what}`, async () => {
      const presign = () => answer as never;
      const uploader = new Uploader({ presign });
      const item = await upload(uploader, await image());
      if (item.state !== 'failed') throw new Error(item.state);
      expect(item.error.code).to.equal('presign-invalid');
      expect(String(item.error.cause)).to.contain(told);
    });
});
