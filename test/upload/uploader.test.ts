import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import { isTaken } from '../../src/rules/item.js';
import { image, images, inspected } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (options: UploaderOptions = {}) =>
  new Uploader({ presignEndpoint: stack.presign(), multiple: true, retries: 0, ...options });

const next = (uploader: Uploader, name: string) =>
  new Promise<Event>((resolve) => uploader.addEventListener(name, resolve, { once: true }));

/** Records the events of each image except progress: `start photo-1.jpg`; and `complete`. */
function record(uploader: Uploader): string[] {
  const told: string[] = [];
  for (const name of ['add', 'start', 'success', 'error', 'abort', 'remove'] as const)
    uploader.on(`upload-${name}`, ({ detail: { item } }) => told.push(`${name} ${item.name}`));
  uploader.on('upload-complete', () => told.push('complete'));
  return told;
}

/** A presign function that never resolves, its requests, and a promise for a number of requests. */
function silent() {
  const asked: string[] = [];
  let onAsked = () => {};
  const presign = ({ filename }: { filename: string }) => {
    asked.push(filename);
    onAsked();
    return new Promise<never>(() => undefined);
  };
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      onAsked = () => {
        if (asked.length >= count) resolve();
      };
      onAsked();
    });
  return { asked, presign, until };
}

describe('an uploader', () => {
  it('works without an element', async () => {
    const uploader = uploaderWith();
    await uploader.addFiles(await images(2));
    const items = await uploader.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });

  it('puts the file after all fields, since S3 ignores fields after it', async () => {
    const names: string[] = [];
    const uploader = new Uploader(
      { presignEndpoint: stack.presign() },
      {
        inspect: () => Promise.resolve(inspected()),
        send: ({ body }) => {
          names.push(...(body as FormData).keys());
          return Promise.resolve({ kind: 'aborted' });
        },
      },
    );
    await uploader.addFiles([await image()]);
    await uploader.upload();
    expect(names.filter((name) => name === 'file')).to.have.length(1);
    expect(names.at(-1)).to.equal('file');
    expect(names).to.include('Content-Type');
  });

  it('treats the null of an empty input as no files', async () => {
    expect(await uploaderWith().addFiles(null)).to.deep.equal([]);
  });

  it('does not return objects that can be changed from outside', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    expect(Object.isFrozen(uploader.items)).to.be.true;
    await uploader.addFiles([await image()]);
    expect(Object.isFrozen(uploader.items)).to.be.true;
  });

  it('begins more uploads when concurrency grows', async () => {
    const { asked, presign, until } = silent();
    const uploader = uploaderWith({ presign, concurrency: 1 });
    await uploader.addFiles(await images(4));
    await until(1);
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['presigning', 'ready', 'ready', 'ready']);
    uploader.options = { ...uploader.options, concurrency: 3 };
    await until(3);
    expect(asked).to.have.length(3);
    expect(uploader.items[3]?.state).to.equal('ready');
    uploader.clear();
  });

  it('clears without requesting the next targets', async () => {
    const { asked, presign, until } = silent();
    const uploader = uploaderWith({ presign, concurrency: 1 });
    await uploader.addFiles(await images(5));
    await until(1);
    uploader.clear();
    expect(uploader.items).to.be.empty;
    expect(asked).to.have.length(1);
  });

  it('does not send an image that is aborted during its check', async () => {
    const uploader = uploaderWith();
    const told = record(uploader);
    const adding = uploader.addFiles([await image()]);
    const complete = next(uploader, 'upload-complete');
    uploader.abort();
    await complete;
    await adding;
    expect(told).to.deep.equal(['abort photo.jpg', 'complete']);
    expect(uploader.items[0] && isTaken(uploader.items[0]), 'it has passed no checks').to.be.false;
    uploader.retry();
    await uploader.upload();
    expect(told.slice(2)).to.deep.equal([
      'add photo.jpg',
      'start photo.jpg',
      'success photo.jpg',
      'complete',
    ]);
  });

  it('aborts the signal of the page’s function, and then dispatches no event of that image', async () => {
    let asked: AbortSignal | undefined;
    let onAsked = () => {};
    const asking = new Promise<void>((resolve) => (onAsked = resolve));
    const uploader = uploaderWith({
      presign: (_, { signal }) => {
        asked = signal;
        onAsked();
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        );
      },
    });
    const told = record(uploader);
    await uploader.addFiles([await image()]);
    await asking;
    expect(asked?.aborted).to.be.false;
    uploader.abort();
    expect(asked?.aborted).to.be.true;
    await uploader.addFiles([await image('later.jpg')]);
    uploader.clear();
    expect(told.filter((one) => one.endsWith(' photo.jpg'))).to.deep.equal([
      'add photo.jpg',
      'abort photo.jpg',
      'remove photo.jpg',
    ]);
  });

  it('replaces the previous image also by one that was aborted and is tried again', async () => {
    const uploader = uploaderWith({ multiple: false });
    await uploader.addFiles([await image('one.jpg')]);
    await uploader.upload();
    const adding = uploader.addFiles([await image('two.jpg')]);
    uploader.abort();
    await adding;
    uploader.retry();
    await uploader.upload();
    expect(uploader.items.map(({ name, state }) => `${name} ${state}`)).to.deep.equal(['two.jpg stored']);
  });

  it('is not complete while images are still checked', async () => {
    let look: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (look = resolve));
    const answered = { status: 204, body: '', header: () => null };
    const uploader = new Uploader(
      { presignEndpoint: stack.presign(), multiple: true },
      {
        inspect: async ({ name }) => {
          if (name === 'photo-2.jpg') await gate;
          return inspected();
        },
        send: () => Promise.resolve({ kind: 'answered', answer: answered }),
      },
    );
    const told = record(uploader);
    const adding = uploader.addFiles(await images(2));
    await next(uploader, 'upload-success');
    look();
    await adding;
    await uploader.upload();
    expect(told.filter((one) => one === 'complete')).to.have.length(1);
    expect(told.at(-1)).to.equal('complete');
  });

  for (const [what, body] of [
    [
      'an invalid character reference',
      '<Error><Code>X</Code><Message>&#9999999;&#xFFFFFF;</Message></Error>',
    ],
    ['a code that every object has', '<Error><Code>constructor</Code></Error>'],
    ['half a document', '<Error><Code>'],
  ] as const)
    it(`ends the upload of an image whose answer has ${what}`, async () => {
      const answer = { status: 400, body, header: () => null };
      const uploader = new Uploader(
        { presignEndpoint: stack.presign() },
        {
          inspect: () => Promise.resolve(inspected()),
          send: () => Promise.resolve({ kind: 'answered', answer }),
        },
      );
      await uploader.addFiles([await image()]);
      const [item] = await uploader.upload();
      expect(item).to.have.nested.property('error.code', 'storage-error');
    });

  it('fails one image, not the queue, if a service throws', async () => {
    const uploader = new Uploader(
      { presignEndpoint: stack.presign(), retries: 0 },
      {
        inspect: () => Promise.resolve(inspected()),
        send: () => Promise.reject(new Error('a bug')),
      },
    );
    await uploader.addFiles([await image()]);
    const [item] = await uploader.upload();
    expect(item).to.have.nested.property('error.cause.message', 'a bug');
  });
});

describe('a listener', () => {
  it('can abort all from within the presign function', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    const before = (await stack.requests()).length;
    uploader.options = {
      ...uploader.options,
      presign: async () => {
        uploader.abort();
        return (await fetch(stack.presign())).json() as Promise<{
          url: string;
          fields: Record<string, string>;
        }>;
      },
    };
    await uploader.addFiles(await images(3));
    const items = await uploader.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['aborted', 'aborted', 'aborted']);
    expect(await stack.requests()).to.have.length(before);
  });

  it('can abort and remove in upload-abort: each event is dispatched once, no upload continues', async () => {
    const { presign } = silent();
    const uploader = uploaderWith({ presign, concurrency: 1 });
    const told = record(uploader);
    uploader.on('upload-abort', ({ detail }) => {
      uploader.remove(detail.item.id);
      uploader.abort();
    });
    await uploader.addFiles(await images(3));
    const complete = next(uploader, 'upload-complete');
    uploader.abort();
    await complete;
    expect(told.filter((one) => one.startsWith('abort'))).to.have.length(3);
    expect(uploader.items).to.be.empty;
  });

  it('receives upload-success even if it removes the image at 100 %', async () => {
    const uploader = uploaderWith();
    const told = record(uploader);
    uploader.on('upload-progress', ({ detail }) => {
      if (detail.fraction === 1) uploader.remove(detail.item.id);
    });
    const complete = next(uploader, 'upload-complete');
    await uploader.addFiles([await image()]);
    await complete;
    expect(told).to.deep.equal([
      'add photo.jpg',
      'start photo.jpg',
      'success photo.jpg',
      'remove photo.jpg',
      'complete',
    ]);
  });

  it('receives upload-success even if a statechange listener removes the image', async () => {
    const uploader = uploaderWith();
    const told = record(uploader);
    uploader.addEventListener('statechange', () => {
      for (const { id, state } of uploader.items) if (state === 'stored') uploader.remove(id);
    });
    const complete = next(uploader, 'upload-complete');
    await uploader.addFiles([await image()]);
    await complete;
    expect(told).to.include('success photo.jpg');
  });

  it('keeps the previous image if it removes the one that would replace it', async () => {
    const uploader = uploaderWith({ multiple: false });
    await uploader.addFiles([await image('one.jpg')]);
    await uploader.upload();
    uploader.on('upload-add', ({ detail }) => uploader.remove(detail.item.id));
    await uploader.addFiles([await image('two.jpg')]);
    expect(uploader.items.map(({ name }) => name)).to.deep.equal(['one.jpg']);
  });

  it('can call upload() in upload-complete, and waits for its uploads', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('status/500') });
    const again = next(uploader, 'upload-complete').then(() => {
      uploader.options = { ...uploader.options, presignEndpoint: stack.presign() };
      return uploader.upload();
    });
    await uploader.addFiles([await image()]);
    expect((await again).map(({ state }) => state)).to.deep.equal(['stored']);
  });

  it('can retry and abort in upload-error: the queue comes to rest once', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('status/500') });
    const told = record(uploader);
    uploader.on('upload-error', ({ detail: { item } }) => {
      uploader.retry(item.id);
      uploader.abort(item.id);
    });
    const complete = next(uploader, 'upload-complete');
    await uploader.addFiles([await image()]);
    await complete;
    await uploader.upload();
    expect(told).to.deep.equal(['add photo.jpg', 'error photo.jpg', 'abort photo.jpg', 'complete']);
  });

  it('can call upload() in an upload-add that it cancels: nothing is sent', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    const before = (await stack.requests()).length;
    uploader.on('upload-add', (event) => {
      void uploader.upload();
      event.preventDefault();
    });
    await uploader.addFiles([await image()]);
    await uploader.upload();
    expect(uploader.items).to.be.empty;
    expect(await stack.requests()).to.have.length(before);
  });
});
