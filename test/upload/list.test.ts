// Images that are in the list already.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import { relist } from '../../src/rules/relist.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (options: UploaderOptions = {}) =>
  new Uploader({ presignEndpoint: stack.presign(), retries: 0, multiple: true, ...options });

const again = (file: File) => new File([file], file.name, { lastModified: 1 });
const codes = (uploader: Uploader) => uploader.items.map((item) => ('error' in item ? item.error.code : ''));

describe('an image that is in the list already', () => {
  it('is a duplicate by its name and its bytes', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    const [one, other] = await Promise.all([image('a.jpg'), image('a.jpg', 'image/jpeg', 90)]);
    const renamed = new File([one], 'b.jpg');
    await uploader.addFiles([one, again(one), other, renamed]);
    expect(codes(uploader)).to.deep.equal(['', 'duplicate', '', '']);
    await uploader.addFiles([again(other)]);
    expect(codes(uploader).at(-1)).to.equal('duplicate');
  });

  it('is compared up to the last byte', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    const bytes = new Uint8Array(await (await image()).arrayBuffer());
    const long = (last: number) => new File([bytes, new Uint8Array(2 ** 20), Uint8Array.of(last)], 'a.jpg');
    await uploader.addFiles([long(1), long(2), long(1)]);
    expect(codes(uploader)).to.deep.equal(['', '', 'duplicate']);
  });

  it('can be chosen again once it has failed', async () => {
    await stack.faults({ method: 'POST', status: 400 });
    const uploader = uploaderWith();
    const file = await image();
    await uploader.addFiles([file]);
    await uploader.upload();
    await stack.faults();
    await uploader.addFiles([again(file)]);
    await uploader.upload();
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['failed', 'stored']);
  });

  it('replaces itself if only one is allowed', async () => {
    const uploader = uploaderWith({ multiple: false, uploadOn: 'manual' });
    const file = await image();
    await uploader.addFiles([file]);
    await uploader.addFiles([again(file)]);
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['ready']);
  });
});

describe('images that existed before', () => {
  const existing = () => relist([], [{ url: '/a.jpg' }, { url: '/b' }], () => crypto.randomUUID());

  it('count towards max-files', async () => {
    const uploader = uploaderWith({ maxFiles: 3, uploadOn: 'manual' });
    uploader.list(existing());
    await uploader.addFiles(await Promise.all([image('c.jpg'), image('d.jpg')]));
    expect(codes(uploader)).to.deep.equal(['', '', '', 'too-many-files']);
  });

  it('dispatch events when they are removed, can be moved, and are never sent', async () => {
    const uploader = uploaderWith();
    uploader.list(existing());
    const [a, b] = uploader.items;
    uploader.move(b?.id ?? '', 0);
    const removed: string[] = [];
    uploader.on('upload-remove', ({ detail }) => removed.push(detail.item.name));
    uploader.retry();
    uploader.abort();
    await uploader.upload();
    expect(uploader.items).to.have.ordered.members([b, a]);
    uploader.remove(a?.id ?? '');
    expect(removed).to.deep.equal(['a.jpg']);
  });

  it('release their key when the page removes a stored image from the list', async () => {
    const presign = () => ({ url: 'https://b.example/', fields: { key: 'the only one' } });
    const uploader = new Uploader(
      { presign, retries: 0, multiple: true },
      {
        send: () =>
          Promise.resolve({ kind: 'answered', answer: { status: 204, body: '', header: () => null } }),
      },
    );
    await uploader.addFiles([await image('a.jpg')]);
    await uploader.upload();
    uploader.list([]);
    await uploader.addFiles([await image('b.jpg')]);
    const items = await uploader.upload();
    expect(items.map(({ state }) => state)).to.deep.equal(['stored']);
  });

  it('do not count in the progress', async () => {
    const uploader = uploaderWith();
    uploader.list(existing());
    expect(uploader.progress).to.include({ loaded: 0, total: 0, fraction: 0 });
    await uploader.addFiles([await image()]);
    await uploader.upload();
    expect(uploader.progress.fraction).to.equal(1);
  });
});

it('has URLs with the public base, if there is one', async () => {
  const uploader = uploaderWith({ publicBase: 'https://cdn.example/i/' });
  await uploader.addFiles([await image('a b.jpg')]);
  const [item] = await uploader.upload();
  if (item?.state !== 'stored') throw new Error(`it is ${item?.state}`);
  expect(item.url).to.equal(`https://cdn.example/i/${item.key.replaceAll(' ', '%20')}`);
});

describe('the list', () => {
  it('keeps the old image if a listener removes the new one', async () => {
    const uploader = uploaderWith({ multiple: false, uploadOn: 'manual' });
    await uploader.addFiles([await image('old.jpg')]);
    uploader.on('upload-add', ({ detail }) => uploader.remove(detail.item.id));
    await uploader.addFiles([await image('new.jpg')]);
    expect(uploader.items.map(({ name }) => name)).to.deep.equal(['old.jpg']);
  });

  it('is the same array after a move of the last image beyond the end', async () => {
    const uploader = uploaderWith({ uploadOn: 'manual' });
    await uploader.addFiles(await images(2));
    const { items } = uploader;
    uploader.move(items[1]?.id ?? '', 99);
    expect(uploader.items === items).to.be.true;
  });
});
