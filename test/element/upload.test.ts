import { expect, waitUntil } from '@open-wc/testing';
import { bytesOf, image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { element, has, next, part, pick, record } from './fixtures.js';

describe('an image that a visitor picks', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('is stored byte for byte, with an event for each step', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const told = record(target);
    const file = await image();
    const complete = next(target, 'upload-complete');
    pick(target, file);
    const { detail } = await next(target, 'upload-success');
    await complete;
    expect(told).to.deep.equal(['add', 'start', 'progress', 'success', 'complete']);
    const stored = await fetch(detail.url);
    expect(await bytesOf(stored)).to.deep.equal(await bytesOf(file));
    expect(detail.item).to.include({
      state: 'stored',
      key: detail.key,
      url: detail.url,
      etag: detail.etag,
      attempt: 1,
    });
    expect(detail.key).to.match(/^uploads\//);
    expect(detail.etag).to.match(/^[\da-f]{32}$/);
    expect(decodeURIComponent(detail.location ?? '')).to.contain(detail.key);
  });

  it('is stored with the type of its bytes, whatever its name and the browser say', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const webp = await image('photo.png', 'image/webp');
    pick(target, new File([webp], 'photo.png', { type: 'image/png' }));
    const { detail } = await next(target, 'upload-success');
    expect(detail.item.type).to.equal('image/webp');
    expect((await fetch(detail.url)).headers.get('Content-Type')).to.equal('image/webp');
  });

  for (const status of ['200', '201', '204'])
    it(`is stored if the policy makes S3 answer ${status}`, async () => {
      const target = await element({ 'presign-endpoint': stack.presign(`with-status/${status}`) });
      pick(target, await image());
      const { detail } = await next(target, 'upload-success');
      expect((await fetch(detail.url)).status).to.equal(200);
    });

  it('has the key that S3 makes of ${filename}', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('filename') });
    pick(target, await image('Grüße & mehr #1+2 🌄.jpg'));
    const { detail } = await next(target, 'upload-success');
    expect(detail.key).to.match(/\/Grüße & mehr #1\+2 🌄\.jpg$/);
    expect((await fetch(detail.url)).status).to.equal(200);
  });

  it('reports its target before it is sent, without the signature', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const start = next(target, 'upload-start');
    pick(target, await image());
    const { detail } = await start;
    expect(Object.keys(detail.target)).to.deep.equal(['host', 'key']);
    expect(detail.target.host).to.match(/^127\.0\.0\.1:\d+$/);
    expect(detail.item.state).to.equal('uploading');
    expect((await next(target, 'upload-success')).detail.key).to.equal(detail.target.key);
  });

  it('has a fraction below 1 until S3 has answered', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const fractions: number[] = [];
    target.addEventListener('upload-progress', ({ detail }) => fractions.push(detail.fraction));
    pick(target, await image());
    await next(target, 'upload-success');
    expect(fractions.at(-1)).to.equal(1);
    expect(fractions.slice(0, -1).every((fraction) => fraction < 1)).to.be.true;
    expect(fractions).to.deep.equal([...fractions].sort((a, b) => a - b));
    expect(target.progress).to.include({ fraction: 1 });
  });

  it('can be picked again after it was removed', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const file = await image();
    for (let time = 0; time < 2; time += 1) {
      pick(target, file);
      expect(part(target, 'input')).to.have.property('value', ''); // otherwise there is no change event the second time
      await next(target, 'upload-success');
      await target.updateComplete;
      part(target, 'remove-button').click();
      expect(target.items).to.be.empty;
    }
  });
});

describe('the question to the endpoint', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  const lastAsked = async () => (await stack.asked()).at(-1);

  it('has name, type and size in the query, after an existing query', async () => {
    const target = await element({ 'presign-endpoint': `${stack.presign()}?album=7` });
    const file = await image('a b.jpg');
    pick(target, file);
    await next(target, 'upload-success');
    expect(await lastAsked()).to.include({
      method: 'GET',
      query: `album=7&filename=a%20b.jpg&type=image%2Fjpeg&size=${file.size}`,
    });
  });

  it('is a JSON body with presign-method="post", and carries the page’s headers', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), 'presign-method': 'post' });
    target.presignHeaders = () => Promise.resolve({ 'X-CSRF-Token': 'secret' });
    const file = await image('photo.jpg');
    pick(target, file);
    await next(target, 'upload-success');
    const asked = await lastAsked();
    expect(asked).to.include({ method: 'POST', query: '' });
    expect(JSON.parse(asked?.body ?? '')).to.deep.equal({
      filename: 'photo.jpg',
      type: 'image/jpeg',
      size: file.size,
    });
    expect(asked?.headers).to.include({ 'content-type': 'application/json', 'x-csrf-token': 'secret' });
  });

  it('is sent each time, and not answered by a cache', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image());
    await next(target, 'upload-success');
    expect((await lastAsked())?.headers['cache-control']).to.equal('no-cache');
  });

  for (const [credentials, sent] of [
    ['same-origin', 'session=1'],
    ['omit', undefined],
  ] as const)
    it(`${sent ? 'carries' : 'does not carry'} the site’s cookies with credentials="${credentials}"`, async () => {
      document.cookie = 'session=1';
      const target = await element({ 'presign-endpoint': stack.presign(), credentials });
      pick(target, await image());
      await next(target, 'upload-success');
      document.cookie = 'session=; max-age=0';
      expect((await lastAsked())?.headers.cookie).to.equal(sent);
    });

  it('can be answered with the URL at which the image is read', async () => {
    const target = await element();
    target.presign = async () => ({
      ...((await (await fetch(stack.presign())).json()) as { url: string; fields: Record<string, string> }),
      publicUrl: 'https://images.example/1.jpg',
    });
    pick(target, await image());
    expect((await next(target, 'upload-success')).detail.url).to.equal('https://images.example/1.jpg');
  });

  it('goes to the page’s function if there is one', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('status/500') });
    target.presign = async ({ filename, size, type }, { signal }) => {
      expect(filename).to.equal('photo.jpg');
      expect(type).to.equal('image/jpeg');
      expect(size).to.be.greaterThan(0);
      return (await fetch(stack.presign(), { signal })).json() as Promise<{
        url: string;
        fields: Record<string, string>;
      }>;
    };
    pick(target, await image());
    expect((await next(target, 'upload-success')).detail.url).to.match(/^http/);
  });
});

describe('several images', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('are all stored, no more than `concurrency` at once', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', concurrency: '2' });
    let most = 0;
    for (const name of ['upload-start', 'upload-progress', 'upload-success'] as const)
      target.addEventListener(name, () => {
        const inFlight = target.items.filter(({ state }) => state === 'presigning' || state === 'uploading');
        most = Math.max(most, inFlight.length);
      });
    pick(target, ...(await images(7)));
    const { detail } = await next(target, 'upload-complete');
    expect(detail.items.map(({ state }) => state)).to.deep.equal(Array(7).fill('stored'));
    expect(new Set(detail.items.map((item) => item.state === 'stored' && item.key)).size).to.equal(7);
    expect(most).to.equal(2);
  });

  it('are accepted up to max-files; the others are rejected with the reason', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', 'max-files': '3' });
    const refused: string[] = [];
    target.addEventListener('upload-reject', ({ detail }) =>
      refused.push(`${detail.file.name} ${detail.error.code}`),
    );
    pick(target, ...(await images(6)));
    await next(target, 'upload-complete');
    expect(refused).to.deep.equal(
      ['photo-4.jpg', 'photo-5.jpg', 'photo-6.jpg'].map((name) => `${name} too-many-files`),
    );
    expect(target.items.filter(({ state }) => state === 'stored')).to.have.length(3);
    await target.updateComplete;
    expect(part(target, 'error').textContent).to.contain('up to 3 images');
  });

  it('that are not images do not count towards max-files', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', 'max-files': '2' });
    pick(target, new File(['text'], 'text.jpg'), ...(await images(2)));
    await next(target, 'upload-complete');
    expect(target.items.map(({ state }) => state)).to.deep.equal(['rejected', 'stored', 'stored']);
  });

  it('replace each other if only one is allowed', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image('first.jpg'));
    await next(target, 'upload-success');
    pick(target, await image('second.jpg'));
    await next(target, 'upload-success');
    expect(target.items.map(({ name }) => name)).to.deep.equal(['second.jpg']);
  });

  it('leave the previous one if the new one is rejected', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image('first.jpg'));
    await next(target, 'upload-success');
    await target.addFiles([new File(['text'], 'text.jpg')]);
    expect(target.items.map(({ state }) => state)).to.deep.equal(['stored', 'rejected']);
    await target.addFiles([new File(['text'], 'text-2.jpg')]);
    expect(target.items.map(({ name }) => name)).to.deep.equal(['first.jpg', 'text-2.jpg']);
  });
});

describe('a page', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('that uses upload-on="manual" calls upload(), which resolves when all images are stored', async () => {
    const target = await element({
      'presign-endpoint': stack.presign(),
      multiple: '',
      'upload-on': 'manual',
    });
    const added = await target.addFiles([...(await images(2)), new File([], 'empty.jpg')]);
    expect(added.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'rejected']);
    expect(await stack.requests()).to.be.empty;
    const items = await target.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored', 'rejected']);
    expect(await target.upload()).to.deep.equal(items);
  });

  it('that calls upload() before the checks are done sends the images', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), 'upload-on': 'manual' });
    void target.addFiles([await image()]);
    const items = await target.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['stored']);
  });

  it('that cancels upload-add rejects the image', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    target.addEventListener('upload-add', (event) => {
      if (event.detail.item.name === 'photo-1.jpg') event.preventDefault();
    });
    pick(target, ...(await images(2)));
    await next(target, 'upload-complete');
    expect(target.items.map(({ name }) => name)).to.deep.equal(['photo-2.jpg']);
  });

  it('that cancels upload-start prevents sending', async () => {
    const target = await element({ 'presign-endpoint': stack.presign() });
    const before = (await stack.requests()).length;
    target.addEventListener('upload-start', (event) => event.preventDefault());
    const told = record(target);
    pick(target, await image());
    await next(target, 'upload-complete');
    expect(told).to.deep.equal(['add', 'start', 'abort', 'complete']);
    expect(await stack.requests()).to.have.length(before);
  });
});

describe('an image on its way', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  it('stops at the cancel button, is not stored, and can be sent again', async () => {
    await stack.faults({ method: 'POST', stallAt: 2000, times: 1 });
    const target = await element({ 'presign-endpoint': stack.presign() });
    pick(target, await image());
    const { detail } = await next(target, 'upload-start');
    await next(target, 'upload-progress');
    await target.updateComplete;
    const abort = next(target, 'upload-abort');
    part(target, 'cancel-button').click();
    expect((await abort).detail.item.state).to.equal('aborted');
    const [, bucket = ''] = /"(.*?)"/.exec(JSON.stringify((await stack.requests())[0]?.path)) ?? [];
    expect(
      (await fetch(`http://${detail.target.host}${bucket.replace(/\/$/, '')}/${detail.target.key}`)).status,
    ).to.equal(404);
    await target.updateComplete;
    part(target, 'retry-button').click();
    expect((await next(target, 'upload-success')).detail.item.attempt).to.equal(1);
  });

  it('is aborted and leaves the list at remove()', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign() });
    const told = record(target);
    pick(target, await image());
    const { detail } = await next(target, 'upload-start');
    const complete = next(target, 'upload-complete');
    target.remove(detail.item.id);
    expect(target.items).to.be.empty;
    await complete;
    expect(told.filter((name) => name !== 'progress')).to.deep.equal([
      'add',
      'start',
      'abort',
      'remove',
      'complete',
    ]);
  });

  it('makes room for the next one when it is aborted', async () => {
    await stack.faults({ method: 'POST', stallAt: 0, times: 1 });
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', concurrency: '1' });
    const before = (await stack.requests()).length;
    pick(target, ...(await images(2)));
    const { detail } = await next(target, 'upload-start');
    await waitUntil(async () => (await stack.requests()).length > before, 'the storage has the first one');
    target.abort(detail.item.id);
    await next(target, 'upload-success');
    expect(target.items.map(({ state }) => state)).to.deep.equal(['aborted', 'stored']);
  });

  it('stops with all others at abort()', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '', concurrency: '2' });
    pick(target, ...(await images(4)));
    await next(target, 'upload-start');
    const complete = next(target, 'upload-complete');
    target.abort();
    const { detail } = await complete;
    expect(detail.items.map(({ state }) => state)).to.deep.equal(Array(4).fill('aborted'));
    await target.updateComplete;
    expect(has(target, 'progress')).to.be.false;
  });
});
