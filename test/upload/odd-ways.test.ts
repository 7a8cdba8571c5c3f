// Ways that an upload rarely takes, and that each once led astray.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions, type UploaderServices } from 's3-image-upload/core';
import { readTarget } from '../../src/upload/read-target.js';
import { send, type Sent } from '../../src/upload/send.js';
import { restore, useFakeTimers } from 'sinon';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(async () => {
  restore();
  await stack.faults();
});

interface Post {
  url: string;
  fields: Record<string, string>;
}
const good = async (name?: string) => (await (await fetch(stack.presign(name))).json()) as Post;
const stored: Sent = { kind: 'answered', answer: { status: 204, body: '', header: () => null } };
const refused = (status: number, code: string): Sent => ({
  kind: 'answered',
  answer: { status, body: `<Error><Code>${code}</Code></Error>`, header: () => null },
});
const uploaderWith = (options: UploaderOptions = {}, services: Partial<UploaderServices> = {}) =>
  new Uploader(
    { presignEndpoint: stack.presign(), multiple: true, concurrency: 1, retries: 0, ...options },
    { random: () => 0, send: () => Promise.resolve(stored), ...services },
  );
async function upload(uploader: Uploader, files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

describe('a policy for several images', () => {
  it('does not give the public address of the first to the second', async () => {
    const presign = ({ filename }: { filename: string }) => ({
      url: 'https://b.example/',
      fields: { key: 'u/${filename}' },
      publicUrl: `https://cdn.example/u/${filename}`,
    });
    const items = await upload(uploaderWith({ presign }), await images(2));
    expect(items.map((item) => (item.state === 'stored' ? item.url : item.state))).to.deep.equal([
      'https://cdn.example/u/photo-1.jpg',
      'https://cdn.example/u/photo-2.jpg',
    ]);
  });

  for (const code of ['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'])
    it(`is not used again once the storage refused it: ${code}`, async () => {
      const answers = [refused(403, code), stored];
      const uploader = uploaderWith(
        { presignEndpoint: stack.presign('filename') },
        { send: () => Promise.resolve(answers.shift() ?? stored) },
      );
      const before = (await stack.asked()).length;
      await upload(uploader, await images(2));
      expect((await stack.asked()).length - before).to.equal(2);
    });
});

/** What the browser has to tell by now has been told. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

describe('a stall', () => {
  it('ends also where more than the browser’s connections hang before the first byte', async () => {
    await stack.faults({ method: 'OPTIONS', stallAt: 0 });
    const { url } = await good();
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const controller = new AbortController();
    let ended = 0;
    const sent = Array.from({ length: 8 }, () =>
      send({
        method: 'PUT',
        url: `${url}/x`,
        headers: [],
        body: new Blob(['1']),
        signal: controller.signal,
        stallTimeout: 1000,
        onProgress: () => {},
      }).then(({ kind }) => {
        if (kind === 'stalled') ended += 1;
      }),
    );
    while (ended === 0) {
      await clock.tickAsync(1000);
      await turn(); // the browser's own news of the requests takes real time
    }
    controller.abort();
    clock.restore();
    await Promise.all(sent);
  });

  it('is none at once where the stall timeout is without end', async () => {
    await stack.faults({ method: 'POST', delay: 500 });
    const [item] = await upload(
      uploaderWith({ stallTimeout: Infinity }, { send: (request) => send(request) }),
      [await image('large.jpg', 'image/jpeg', 600)],
    );
    expect(item?.state).to.equal('stored');
  });

  it('while the line is cut is `offline`, and costs no attempt', async () => {
    let isOnline = false;
    let online: () => void = () => {};
    const answers: Sent[] = [{ kind: 'stalled' }];
    const uploader = uploaderWith(
      {},
      {
        isOnline: () => isOnline,
        onceOnline: (callback) => ((online = callback), () => {}),
        send: () => Promise.resolve(answers.shift() ?? stored),
      },
    );
    const states: string[] = [];
    uploader.addEventListener('statechange', () => {
      const [item] = uploader.items;
      states.push(item?.state ?? '');
      if (item?.state === 'waiting') {
        isOnline = true;
        queueMicrotask(online);
      }
    });
    const [item] = await upload(uploader, [await image()]);
    expect([item?.state, item?.attempt]).to.deep.equal(['stored', 1]);
  });
});

describe('fields', () => {
  it('may not have a file of their own: S3 would store that', async () =>
    expect(
      typeof (await readTarget({ url: 'https://b.example/', fields: { key: 'k', File: 'x' } }, true)),
    ).to.equal('string'));
});

describe('a listener of statechange', () => {
  for (const [state, end, answer] of [
    ['stored', 'upload-success', stored],
    ['failed', 'upload-error', refused(403, 'AccessDenied')],
  ] as const)
    it(`that removes what is ${state}: the end is told all the same`, async () => {
      const uploader = uploaderWith({}, { send: () => Promise.resolve(answer) });
      const told: string[] = [];
      for (const name of ['upload-start', 'upload-success', 'upload-error', 'upload-abort'] as const)
        uploader.on(name, () => told.push(name));
      uploader.addEventListener('statechange', () => {
        for (const item of uploader.items) if (item.state === state) uploader.remove(item.id);
      });
      await upload(uploader, [await image()]);
      expect(told).to.deep.equal(['upload-start', end]);
    });

  it('that aborts what has just begun: the page’s function is not asked', async () => {
    let asked = 0;
    const presign = () => {
      asked += 1;
      return good();
    };
    const uploader = uploaderWith({ presign });
    uploader.addEventListener('statechange', () => {
      if (uploader.items[0]?.state === 'presigning') uploader.abort();
    });
    const [item] = await upload(uploader, [await image()]);
    await good(); // whatever was begun has had its time
    expect(item?.state).to.equal('aborted');
    expect(asked).to.equal(0);
  });

  it('that removes what has just begun: its key is free again', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename') });
    await upload(uploader, [await image('one.jpg')]);
    const remove = () => {
      const item = uploader.items.find(({ state }) => state === 'presigning');
      if (item) uploader.remove(item.id);
    };
    uploader.addEventListener('statechange', remove);
    await upload(uploader, [await image('two.jpg')]);
    await good();
    uploader.removeEventListener('statechange', remove);
    const items = await upload(uploader, [await image('two.jpg')]);
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });
});

describe('options that are no numbers to go by', () => {
  for (const concurrency of [NaN, 0, -1])
    it(`concurrency ${concurrency} sends, and not all at once`, async () => {
      let open = 0;
      let most = 0;
      const uploader = uploaderWith(
        { concurrency },
        {
          send: async () => {
            most = Math.max(most, (open += 1));
            await good();
            open -= 1;
            return stored;
          },
        },
      );
      await upload(uploader, await images(8));
      expect(most).to.be.at.most(3);
    });
  for (const options of [
    { concurrency: Infinity },
    { stallTimeout: Infinity },
    { retries: NaN },
    { retries: -1 },
  ])
    it(`${Object.entries(options).join().replace(',', ' ')} is no obstacle`, async () => {
      const items = await upload(uploaderWith(options), await images(2));
      expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
    });
  for (const stallTimeout of [NaN, 0, -1])
    it(`stallTimeout ${stallTimeout} does not fail each attempt`, async () => {
      await stack.faults({ method: 'POST', delay: 100 });
      const [item] = await upload(uploaderWith({ stallTimeout }, { send: (request) => send(request) }), [
        await image(),
      ]);
      expect(item?.state).to.equal('stored');
    });
});

describe('an address', () => {
  for (const url of ['https:upload', 'https:/upload', 'http:upload'])
    it(`that the browser would complete with the page’s own is none: ${url}`, async () =>
      expect(typeof (await readTarget({ url, fields: { key: 'k' } }, false))).to.equal('string'));
  it('that begins like this machine’s and is not is refused on an https page', async () =>
    expect(
      typeof (await readTarget({ url: 'http://127.evil.example/', fields: { key: 'k' } }, true)),
    ).to.equal('string'));
});

describe('odd values', () => {
  it('a key that is no text of Unicode does not make a stored image a failure', async () => {
    let sent = 0;
    const presign = () => ({ url: 'https://b.example/', fields: { key: 'a\ud800' } });
    const [item] = await upload(
      uploaderWith({ presign, retries: 2 }, { send: () => ((sent += 1), Promise.resolve(stored)) }),
      [await image()],
    );
    expect(sent, item?.state).to.be.at.most(1);
  });

  it('one key in two buckets is two keys', async () => {
    let bucket = 0;
    const presign = () => ({ url: `https://b${(bucket += 1)}.example/`, fields: { key: 'k' } });
    const items = await upload(uploaderWith({ presign }), await images(2));
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });

  it('a new image that a listener removes does not take the old one with it', async () => {
    const uploader = uploaderWith({ multiple: false });
    await upload(uploader, [await image('old.jpg')]);
    uploader.on('upload-add', ({ detail }) => uploader.remove(detail.item.id));
    await upload(uploader, [await image('new.jpg')]);
    expect(uploader.items.map(({ name }) => name)).to.deep.equal(['old.jpg']);
  });

  it('a move beyond the end of what is there already changes nothing', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    await uploader.addFiles(await images(2));
    const { items } = uploader;
    uploader.move(items[1]?.id ?? '', 99);
    expect(uploader.items === items).to.be.true;
  });
});
