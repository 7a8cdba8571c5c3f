// Listeners and functions of the page that call methods, throw, or return invalid values. listeners-random.test.ts has random walks.
import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import { inspected } from '../images.js';
import { answered, settle, World } from './world.js';

const THROWN = 'thrown by the page';
const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

describe('a page that calls methods in its listeners', () => {
  before(() => new Uploader().prefetch());

  it('can retry in the statechange of an abort: the image is sent once, and ends once for each start', async () => {
    const world = new World({ uploadOn: 'select' });
    const { uploader } = world;
    await uploader.addFiles([new File([bytes], 'a.jpg')]);
    await settle();
    world.questions.shift()?.answer('good');
    await settle();
    expect(world.inState('uploading')).to.have.length(1);
    uploader.addEventListener('statechange', () => {
      if (uploader.items[0]?.state === 'aborted') uploader.retry();
    });
    uploader.abort();
    await settle();
    world.questions.shift()?.answer('good');
    await settle();
    const open = world.requests.filter(({ signal }) => !signal.aborted);
    expect(open).to.have.length(1);
    open[0]?.answer(answered(204));
    await settle();
    expect(uploader.items[0]?.state).to.equal('stored');
    expect([...world.starts.values(), ...world.ends.values()]).to.deep.equal([2, 2]);
  });

  it('receives events in the order in which things happened, even if a listener causes more', async () => {
    const { uploader } = new World();
    await uploader.addFiles([new File([bytes], 'a.jpg'), new File([bytes], 'b.jpg')]);
    const [a, b] = uploader.items;
    void uploader.upload();
    const told: string[] = [];
    for (const name of ['upload-abort', 'upload-remove'] as const)
      uploader.on(name, ({ detail: { item } }) => told.push(`${name} ${item.name}`));
    uploader.on('upload-abort', ({ detail: { item } }) => item.id === a?.id && uploader.remove(b?.id ?? ''));
    uploader.abort();
    expect(told).to.deep.equal(['upload-abort a.jpg', 'upload-abort b.jpg', 'upload-remove b.jpg']);
  });

  it('can add files while files are being added', async () => {
    const { uploader } = new World();
    const nested = function* () {
      void uploader.addFiles([new File([bytes], 'inner.jpg')]);
      yield new File([bytes], 'outer.jpg');
    };
    await uploader.addFiles(nested());
    expect(uploader.items.map(({ name }) => name)).to.deep.equal(['inner.jpg', 'outer.jpg']);
  });
});

describe('errorText of a page', () => {
  for (const [how, errorText] of [
    [
      'throws',
      () => {
        throw new Error(THROWN);
      },
    ],
    ['returns no text', () => undefined as unknown as string],
  ] as const)
    it(`that ${how} does not stop the upload: the failure has another text`, async () => {
      const logged = stub(console, 'error');
      const uploader = new Uploader(
        { errorText, retries: 0, multiple: true, presign: () => Promise.reject(new Error('no')) },
        { inspect: () => Promise.resolve(inspected()) },
      );
      await uploader.addFiles([new File([bytes], 'a.jpg'), new File([bytes], 'b.jpg')]);
      const items = await uploader.upload();
      restore();
      expect(items.map(({ state }) => state)).to.deep.equal(['failed', 'failed']);
      for (const item of items) expect('error' in item && item.error.message).to.equal('presign-failed');
      expect(logged.callCount).to.equal(how === 'throws' ? 2 : 0);
    });
});

describe('a function of the page that returns no target', () => {
  const good = { url: 'https://b.example/', fields: { key: 'k' } };
  const never = () => new Promise<never>(() => {});
  const uploaderWith = (options: UploaderOptions) =>
    new Uploader(
      { retries: 0, concurrency: 1, multiple: true, stallTimeout: 0.05, ...options },
      { inspect: () => Promise.resolve(inspected()), send: () => Promise.resolve(answered(204)) },
    );

  const thrower = (): never => {
    throw new Error(THROWN);
  };
  for (const [how, presign] of Object.entries<() => unknown>({
    throws: thrower,
    'throws nothing at all': () => {
      throw undefined as unknown as Error;
    },
    rejects: () => Promise.reject(new Error(THROWN)),
    'never settles': never,
    'gives undefined': () => undefined,
    'gives null': () => null,
    'gives a number': () => 5,
    'gives a text': () => 'https://b.example/',
    'gives an array': () => [good],
    'gives an empty object': () => ({}),
    'gives a symbol': () => Symbol('target'),
    'returns an object whose members throw': () => ({
      get url() {
        return thrower();
      },
    }),
    'returns an object whose then throws': () => ({
      get then() {
        return thrower();
      },
    }),
    'returns fields that are not strings': () => ({
      url: 'https://b.example/',
      fields: { key: Symbol('k') },
    }),
    'gives no fields': () => ({ url: 'https://b.example/', fields: null }),
    'returns invalid headers': () => ({ url: 'https://b.example/k', method: 'PUT', headers: 5 }),
  }))
    it(`and ${how} fails its image, and delays no other`, async () => {
      let asked = 0;
      const uploader = uploaderWith({
        presign: () => ((asked += 1) === 1 ? (presign() as typeof good) : good),
      });
      await uploader.addFiles([new File([bytes], 'a.jpg'), new File([bytes], 'b.jpg')]);
      const items = await uploader.upload();
      expect(items.map(({ state }) => state)).to.deep.equal(['failed', 'stored']);
    });

  for (const [how, presignHeaders] of Object.entries<() => unknown>({
    throws: thrower,
    rejects: () => Promise.reject(new Error(THROWN)),
    'never settles': never,
    'returns an invalid header': () => ({ 'no header': 'x' }),
    'gives a number': () => 5,
  }))
    it(`and has presignHeaders that ${how} fails its image, and leaves the uploader at rest`, async () => {
      const uploader = uploaderWith({
        presignEndpoint: 'data:application/json,5',
        presignHeaders: presignHeaders as () => HeadersInit,
      });
      await uploader.addFiles([new File([bytes], 'a.jpg')]);
      const items = await uploader.upload();
      expect(items.map(({ state }) => state)).to.deep.equal(['failed']);
      expect(uploader.busy).to.be.false;
    });
});
