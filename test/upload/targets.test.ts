import { expect } from '@open-wc/testing';
import {
  Uploader,
  type PresignedPost,
  type UploaderOptions,
  type UploaderServices,
} from 's3-image-upload/core';
import { image, images } from '../images.js';
import { policyOf } from '../policies.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const HOUR = 3_600_000;
const uploaderWith = (options: UploaderOptions = {}, services: Partial<UploaderServices> = {}) =>
  new Uploader({ multiple: true, retries: 0, ...options }, services);

/** The answer of an endpoint, for a function that returns the same. */
const policy = async (endpoint?: string) =>
  (await (await fetch(stack.presign(endpoint))).json()) as PresignedPost;

async function upload(uploader: Uploader, files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

/** Number of requests to an endpoint meanwhile. */
async function questions(doing: () => Promise<unknown>): Promise<number> {
  const before = (await stack.asked()).length;
  await doing();
  return (await stack.asked()).length - before;
}

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

describe('a stored image', () => {
  for (const [style, endpoint, keys] of [
    ['a POST in path style', 'odd-key', 6],
    ['a POST to the bucket’s own host', 'virtual-host', 6],
    ['a PUT in path style', 'put', 4],
    ['a PUT to the bucket’s own host', 'put-virtual-host', 4],
  ] as const)
    for (let index = 0; index < keys; index += 1)
      it(`can be read at its url: ${style}, key ${index}`, async () => {
        const file = await image();
        const [item] = await upload(
          uploaderWith({ presignEndpoint: stack.presign(`${endpoint}/${index}`) }),
          [file],
        );
        if (item?.state !== 'stored') throw new Error(JSON.stringify(item));
        expect(await bytesAt(item.url)).to.deep.equal(new Uint8Array(await file.arrayBuffer()));
        expect((await fetch(item.url)).headers.get('Content-Type')).to.equal('image/jpeg');
      });

  it('has the key that the storage derives from a name with a quote', async () => {
    const file = await image('say "hi".jpg');
    const [item] = await upload(uploaderWith({ presignEndpoint: stack.presign('filename') }), [file]);
    if (item?.state !== 'stored') throw new Error(JSON.stringify(item));
    expect(item.key).to.match(/\/say %22hi%22\.jpg$/);
    expect(await bytesAt(item.url)).to.deep.equal(new Uint8Array(await file.arrayBuffer()));
  });

  it('can come from a presigned PUT, whose ETag is read', async () => {
    const [item] = await upload(uploaderWith({ presignEndpoint: stack.presign('put') }), [await image()]);
    expect(item).to.include({ state: 'stored' });
    expect(item)
      .to.have.property('etag')
      .that.matches(/^[\da-f]{32}$/);
  });

  for (const key of ['a/../b', '..'])
    it(`is not sent with a PUT whose path the browser would change: ${key}`, async () => {
      const before = (await stack.requests()).length;
      const presign = () => ({
        url: `http://127.0.0.1:9/bucket/${key}?X-Amz-Signature=1`,
        method: 'PUT' as const,
      });
      const [item] = await upload(uploaderWith({ presign }), [await image()]);
      expect(item).to.have.nested.property('error.code', 'presign-invalid');
      expect(await stack.requests()).to.have.length(before);
    });
});

describe('a target', () => {
  it('is requested while the previous image is sent', async () => {
    await stack.faults({ method: 'POST', stallAt: 0, times: 1 });
    const asked: string[] = [];
    let onAsked: () => void = () => {};
    const askedTwice = new Promise<void>((resolve) => (onAsked = resolve));
    const uploader = uploaderWith({
      concurrency: 1,
      uploadOn: 'manual', // all have passed their checks when the first is sent
      presign: async ({ filename }) => {
        asked.push(filename);
        if (asked.length === 2) onAsked();
        return policy();
      },
    });
    const isSent = new Promise((resolve) => uploader.on('upload-progress', resolve, { once: true }));
    await uploader.addFiles(await images(3));
    void uploader.upload();
    await Promise.all([askedTwice, isSent]); // the stalled one is the first
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['uploading', 'ready', 'ready']);
    uploader.abort(uploader.items[0]?.id);
    const items = await uploader.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['aborted', 'stored', 'stored']);
    expect(asked).to.have.length(3);
  });

  it('that was requested ahead is released with its image', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const signals: AbortSignal[] = [];
    let onAsked: () => void = () => {};
    const askedTwice = new Promise<void>((resolve) => (onAsked = resolve));
    const uploader = uploaderWith({
      concurrency: 1,
      uploadOn: 'manual', // both have passed their checks when the first is sent
      presign: async (_, { signal }) => {
        signals.push(signal);
        if (signals.length === 2) {
          onAsked();
          return new Promise(() => {});
        }
        return policy();
      },
    });
    await uploader.addFiles(await images(2));
    void uploader.upload();
    await askedTwice;
    uploader.remove(uploader.items[1]?.id ?? '');
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false, true]);
    uploader.clear();
  });

  it('is requested once for each image', async () => {
    expect(
      await questions(async () =>
        upload(uploaderWith({ presignEndpoint: stack.presign() }), await images(4)),
      ),
    ).to.equal(4);
  });

  it('is used for several images if its key contains their name', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
    expect(await questions(async () => upload(uploader, await images(5)))).to.equal(1);
    const urls = uploader.items.map((item) => (item.state === 'stored' ? item.url : item.state));
    expect(new Set(urls)).to.have.length(5);
  });

  for (const code of ['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'])
    it(`is not used for another image after the storage has refused it: ${code}`, async () => {
      await stack.faults({ method: 'POST', status: 403, code, times: 1 });
      const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
      expect(await questions(async () => upload(uploader, await images(2)))).to.equal(2);
      expect(uploader.items.map(({ state }) => state)).to.deep.equal(['failed', 'stored']);
    });

  it('is not used for two images of the same name, since the second would replace the first', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
    const [one, two] = [await image('same.jpg'), await image('same.jpg', 'image/png')];
    expect(await questions(() => upload(uploader, [one, two]))).to.equal(2);
    const urls = uploader.items.map((item) => (item.state === 'stored' ? item.url : item.state));
    expect(new Set(urls)).to.have.length(2);
  });

  it('is not shared with images that are added after the queue was idle, since another visitor may have signed in', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename') });
    await upload(uploader, [await image('one.jpg')]);
    expect(await questions(async () => upload(uploader, [await image('two.jpg')]))).to.equal(1);
  });

  it('is not shared with requests with other headers', async () => {
    const uploader = uploaderWith({
      presignEndpoint: stack.presign('filename'),
      concurrency: 1,
      presignHeaders: { Authorization: 'Bearer one' },
    });
    uploader.on('upload-success', () => {
      uploader.options = { ...uploader.options, presignHeaders: { Authorization: 'Bearer two' } };
    });
    expect(await questions(async () => upload(uploader, await images(4)))).to.equal(3);
  });

  it('is not shared with requests with other credentials', async () => {
    const uploader = uploaderWith({
      presignEndpoint: stack.presign('filename'),
      concurrency: 1,
      credentials: 'omit',
    });
    uploader.on('upload-success', () => {
      uploader.options = { ...uploader.options, credentials: 'include' };
    });
    // The second was prepared with the target of the first; the third requests a new one.
    expect(await questions(async () => upload(uploader, await images(3)))).to.equal(2);
  });

  it('is requested each time, even if the answer can be cached', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('cacheable') });
    const file = await image();
    const again = async () => {
      const [item] = await upload(uploader, [file]);
      uploader.clear();
      return item?.state === 'stored' ? item.key : item?.state;
    };
    expect(await again()).not.to.equal(await again());
  });

  it('is not shared any more once the storage has refused it', async () => {
    await stack.faults({ method: 'POST', status: 403, code: 'AccessDenied', times: 1 });
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
    // The second, which had the same target, requests a new one; the third shares that.
    expect(await questions(async () => upload(uploader, await images(3)))).to.equal(2);
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['failed', 'stored', 'stored']);
  });

  it('is not shared with requests to another endpoint', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
    uploader.on('upload-success', () => {
      uploader.options = { ...uploader.options, presignEndpoint: stack.presign('filename/2') };
    });
    expect(await questions(async () => upload(uploader, await images(3)))).to.equal(2);
  });

  it('is invalid if it has the key of another image in the list', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('same-key'), concurrency: 1 });
    const items = await upload(uploader, await images(2));
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'failed']);
    expect(items[1]).to.have.nested.property('error.code', 'presign-invalid');
    expect(items[1]).to.have.nested.property('error.cause').that.contains('"uploads/same"');
  });

  it('can have the key of the image that is replaced', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('same-key'), multiple: false });
    await upload(uploader, [await image()]);
    const [item] = await upload(uploader, [await image('other.jpg')]);
    expect(item).to.include({ state: 'stored', name: 'other.jpg' });
  });

  it('that lasts less than a minute is not kept for the next attempt', async () => {
    await stack.faults({ method: 'POST', status: 500, times: 1 });
    const uploader = uploaderWith(
      { presignEndpoint: stack.presign('post-for/30'), retries: 1 },
      { random: () => 0 },
    );
    expect(await questions(async () => upload(uploader, [await image()]))).to.equal(2);
    expect(uploader.items[0]?.state).to.equal('stored');
  });

  it('made for the size of one image is not shared with another', async () => {
    const asked: number[] = [];
    const presign = ({ size }: { size: number }) => {
      asked.push(size);
      return {
        url: 'https://b.example/',
        fields: {
          key: '${filename}',
          policy: policyOf([
            { bucket: 'b' },
            ['starts-with', '$key', ''],
            ['content-length-range', size, size],
          ]),
        },
      };
    };
    const answer = { status: 204, body: '', header: () => null };
    const uploader = uploaderWith(
      { presign, concurrency: 1 },
      { send: () => Promise.resolve({ kind: 'answered', answer }) },
    );
    const files = [await image('one.jpg'), await image('two.jpg', 'image/jpeg', 50)];
    const items = await upload(uploader, files);
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
    expect(asked).to.deep.equal(files.map(({ size }) => size));
  });

  it('of a function that never settles fails after the stall timeout', async () => {
    const presign = () => new Promise<never>(() => {});
    const [item] = await upload(uploaderWith({ presign, stallTimeout: 0.05 }), [await image()]);
    expect(item).to.have.nested.property('error.code', 'presign-network');
  });
});

describe('a policy that is known', () => {
  it('rejects a file that is too large as soon as it is chosen', async () => {
    const presign = () => policy('filename');
    const uploader = uploaderWith({ presign });
    await upload(uploader, [await image()]);
    const before = (await stack.requests()).length;
    const rejected = new Promise<Event>((resolve) => uploader.addEventListener('upload-reject', resolve));
    const large = new File([await image(), new Uint8Array(6_000_000)], 'large.jpg');
    const [item] = await uploader.addFiles([large]);
    await rejected;
    expect(item).to.include({ state: 'rejected' });
    expect(item).to.have.nested.property('error.code', 'policy-forbids');
    expect(item).to.have.nested.property('error.limit', 5_242_880);
    expect(await stack.requests()).to.have.length(before);
  });
});

describe('a clock', () => {
  for (const [what, off] of [
    ['behind', -2 * HOUR],
    ['ahead', 2 * HOUR],
  ] as const)
    it(`that is two hours ${what} is harmless, since the server’s is used`, async () => {
      const uploader = uploaderWith({ presignEndpoint: stack.presign() }, { date: () => Date.now() + off });
      const [item] = await upload(uploader, [await image()]);
      expect(item?.state).to.equal('stored');
    });

  it('that is ahead is harmless if the server’s is not known, since S3 decides', async () => {
    const presign = () => policy();
    const uploader = uploaderWith({ presign }, { date: () => Date.now() + 2 * HOUR });
    const [item] = await upload(uploader, [await image()]);
    expect(item?.state).to.equal('stored');
  });

  it('shows that a policy has expired: nothing is sent', async () => {
    const before = (await stack.requests()).length;
    const [item] = await upload(uploaderWith({ presignEndpoint: stack.presign('expired') }), [await image()]);
    expect(item).to.have.nested.property('error.code', 'policy-expired');
    expect(await stack.requests()).to.have.length(before);
  });

  for (const endpoint of ['post-for', 'put-for'])
    it(`accepts a target that expires in a few seconds: ${endpoint}`, async () => {
      const [item] = await upload(uploaderWith({ presignEndpoint: stack.presign(`${endpoint}/30`) }), [
        await image(),
      ]);
      expect(item?.state).to.equal('stored');
    });
});
