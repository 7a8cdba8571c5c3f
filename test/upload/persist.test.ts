// The option `persist`, with the browser's own database, locks and channels, and a real storage. A page that ends is an uploader whose
// options no longer have it: it gives up its locks as a closed tab does.
import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { stub } from 'sinon';
import { Uploader, type UploaderOptions, type UploadItem } from 's3-image-upload/core';
import { bytesOf, image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { DATABASE, rows, type Row } from './kept-rows.js';

const MIB = 1024 * 1024;

let lists = 0;

/** Resolves when `isMet` returns a value, which it is asked for after each change. */
function met<Value>(uploader: Uploader, isMet: () => Value | undefined | false): Promise<Value> {
  return new Promise((resolve) => {
    const look = () => {
      const value = isMet();
      if (value === undefined || value === false) return;
      uploader.removeEventListener('statechange', look);
      resolve(value);
    };
    uploader.addEventListener('statechange', look);
    look();
  });
}

const states = ({ items }: { readonly items: readonly UploadItem[] }) => items.map(({ state }) => state);
const names = ({ items }: { readonly items: readonly UploadItem[] }) => items.map(({ name }) => name);
const stored = (uploader: Uploader, count: number) =>
  met(
    uploader,
    () => uploader.items.length === count && states(uploader).every((state) => state === 'stored'),
  );

async function photo(name: string, size = 0): Promise<File> {
  const more = new Uint8Array(size).map((_, index) => (index >> 16) + name.length);
  return new File([await image('a.jpg'), name, more], name, {
    type: 'image/jpeg',
    lastModified: 1_700_000_000_000,
  });
}

/** Resolves when all bytes of this many images are kept. */
async function kept(count: number): Promise<void> {
  for (;;) {
    const all = await rows();
    if (all.length === count && all.every((row) => row.kept === row.whole)) return;
  }
}

describe('persist', () => {
  let stack: Stack;
  let options: UploaderOptions;
  const opened: Uploader[] = [];
  beforeEach(async () => {
    stack = await openStack();
    options = { presignEndpoint: stack.presign(), multiple: true, persist: `list ${(lists += 1)}` };
  });
  afterEach(async () => {
    for (const uploader of opened.splice(0)) {
      uploader.clear();
      uploader.options = {};
    }
    await deleteDB(DATABASE);
  });

  function open(more: UploaderOptions = {}): Uploader {
    const uploader = new Uploader({ ...options, ...more }, { random: () => 0 });
    opened.push(uploader);
    uploader.on('upload-persist-error', ({ detail }) => {
      throw detail.cause;
    });
    return uploader;
  }

  /** Ends the page of this uploader. */
  const end = (uploader: Uploader) => {
    uploader.options = {};
  };

  const puts = async () =>
    (await stack.requests()).filter(({ method, status }) => method !== 'OPTIONS' && status < 300).length;

  it('brings images back in their order, with their descriptions, and sends them without a call', async () => {
    const first = open({ uploadOn: 'manual' });
    await first.addFiles([await photo('a.jpg'), await photo('b.jpg'), await photo('c.jpg')]);
    first.move(first.items[2]?.id ?? '', 0);
    await stack.faults({ method: 'POST', stallAt: 0 });
    void first.upload();
    await met(first, () => states(first).includes('uploading'));
    await kept(3);
    first.note(first.items[1]?.id ?? '', { alt: 'A boat' });
    end(first);
    expect(first.items).to.be.empty;

    await stack.faults();
    const second = open({ uploadOn: 'manual' });
    await stored(second, 3);
    expect(names(second)).to.deep.equal(['c.jpg', 'a.jpg', 'b.jpg']);
    expect(second.items[1]?.alt).to.equal('A boat');
    for (const [index, name] of ['c.jpg', 'a.jpg', 'b.jpg'].entries()) {
      const item = second.items[index] as UploadItem & { url: string };
      expect(await bytesOf(await fetch(item.url))).to.deep.equal(await bytesOf(await photo(name)));
    }
  });

  for (const when of ['before', 'after'] as const)
    it(`sends a small image under the key that it had, with a target from ${when} the database was open`, async () => {
      const keys: string[] = [];
      const first = open(when === 'before' ? { persist: undefined } : {});
      first.on('upload-start', ({ detail }) => keys.push(detail.target.key));
      await stack.faults({ method: 'POST', stallAt: 0 });
      await first.addFiles([await photo('a.jpg')]);
      await met(first, () => keys.length > 0);
      first.options = options;
      await kept(1);
      end(first);
      await stack.faults();
      const second = open();
      second.on('upload-start', ({ detail }) => keys.push(detail.target.key));
      await stored(second, 1);
      expect(keys).to.have.lengthOf(2);
      expect(keys[1]).to.equal(keys[0]);
    });

  it('sends only the missing parts of a large image', async () => {
    const more = { presignEndpoint: stack.presign('multipart'), concurrency: 1 };
    const file = await photo('large.jpg', 11 * MIB);
    await stack.faults({ parameter: 'partNumber', skip: 2, stallAt: 1000 });
    const first = open(more);
    await first.addFiles([file]);
    await met(first, () => (first.items[0]?.loaded ?? 0) > 10 * MIB);
    await kept(1);
    end(first);
    await stack.faults();
    const before = await puts();
    const second = open(more);
    await stored(second, 1);
    expect(await puts(), 'list, one part, complete').to.equal(before + 3);
    const item = second.items[0] as UploadItem & { url: string };
    expect(await bytesOf(await fetch(item.url))).to.deep.equal(await bytesOf(file));
  });

  it('keeps what is stored, without its bytes, until it is removed', async () => {
    const first = open();
    await first.addFiles([await photo('a.jpg'), await photo('b.jpg')]);
    await stored(first, 2);
    const urls = first.items.map((item) => (item as { url?: string }).url);
    await met(first, () => true);
    end(first);
    const second = open();
    await stored(second, 2);
    expect(second.items.map((item) => (item as { url?: string }).url)).to.deep.equal(urls);
    const database = await openDB(DATABASE, 1);
    expect(await database.count('bytes')).to.equal(0);
    database.close();
    second.clear();
    end(second);
    const third = open();
    await third.addFiles([await photo('c.jpg')]);
    await stored(third, 1);
    expect(names(third)).to.deep.equal(['c.jpg']);
  });

  it('does not send what was paused, aborted or never asked for, and shows it', async () => {
    const first = open({ uploadOn: 'manual' });
    await first.addFiles([await photo('paused.jpg'), await photo('aborted.jpg'), await photo('unasked.jpg')]);
    await stack.faults({ method: 'POST', stallAt: 0 });
    for (const index of [0, 1]) first.retry(first.items[index]?.id);
    void first.upload();
    first.pause(first.items[0]?.id);
    first.abort(first.items[1]?.id);
    await met(first, () => states(first)[2] === 'uploading');
    await kept(3);
    end(first);
    await stack.faults();
    const second = open({ uploadOn: 'manual' });
    await met(second, () => states(second).join() === 'paused,aborted,stored');
    second.resume();
    await met(second, () => states(second).join() === 'stored,aborted,stored');
  });

  it('keeps apart what belongs to another name or another key', async () => {
    const first = open({ uploadOn: 'manual', persistKey: 'ada' });
    await first.addFiles([await photo('a.jpg')]);
    await kept(1);
    first.options = { ...first.options, persistKey: 'grace' };
    expect(first.items, 'those of the other visitor have gone').to.be.empty;
    const other = open({ uploadOn: 'manual', persist: 'another list', persistKey: 'ada' });
    await other.addFiles([await photo('b.jpg')]);
    await kept(2);
    expect(names(first)).to.be.empty;
    expect(names(other)).to.deep.equal(['b.jpg']);
    first.options = { ...first.options, persistKey: 'ada' };
    await met(first, () => first.items.length === 1);
    expect(names(first)).to.deep.equal(['a.jpg']);
  });

  it('removes what is older than a week', async () => {
    const first = open({ uploadOn: 'manual' });
    await first.addFiles([await photo('old.jpg'), await photo('new.jpg')]);
    await kept(2);
    end(first);
    const database = await openDB(DATABASE, 1);
    for (const row of (await database.getAll('images')) as (Row & { added: number })[])
      if (row.name === 'old.jpg')
        await database.put('images', { ...row, added: row.added - 7 * 86_400_000 - 1 });
    database.close();
    const second = open({ uploadOn: 'manual' });
    await met(second, () => second.items.length > 0);
    expect(names(second)).to.deep.equal(['new.jpg']);
    expect((await rows()).map(({ name }) => name)).to.deep.equal(['new.jpg']);
  });

  it('says that a file is not there whose bytes were not all kept', async () => {
    const first = open({ uploadOn: 'manual' });
    await first.addFiles([await photo('a.jpg')]);
    await kept(1);
    end(first);
    const database = await openDB(DATABASE, 1);
    await database.clear('bytes');
    database.close();
    const second = open({ uploadOn: 'manual' });
    const rejected: string[] = [];
    second.on('upload-reject', ({ detail }) => rejected.push(`${detail.file.name} ${detail.error.code}`));
    await met(second, () => states(second)[0] === 'rejected');
    expect(rejected).to.deep.equal(['a.jpg unreadable']);
    expect(await rows()).to.be.empty;
  });

  it('keeps no bytes of an image whose record the browser refuses: nothing would free them', async () => {
    const put = stub(IDBObjectStore.prototype, 'put').callThrough();
    put.onFirstCall().throws(new DOMException('refused', 'QuotaExceededError'));
    const uploader = new Uploader({ ...options, uploadOn: 'manual' });
    opened.push(uploader);
    const isTold = new Promise((resolve) => uploader.on('upload-persist-error', resolve));
    await uploader.addFiles([await photo('a.jpg')]);
    await isTold;
    await uploader.addFiles([await photo('b.jpg')]);
    await kept(1); // the bytes of one image are written after those of the other
    put.restore();
    const database = await openDB(DATABASE, 1);
    const keys = (await database.getAllKeys('bytes')) as [string, number][];
    const [record] = (await database.getAll('images')) as (Row & { key: string })[];
    database.close();
    expect(record?.name).to.equal('b.jpg');
    expect([...new Set(keys.map(([key]) => key))]).to.deep.equal([record?.key]);
  });

  describe('in two tabs', () => {
    /** Two images that the first tab sends, to a storage that does not read them. */
    async function bothSending(): Promise<{ first: Uploader; second: Uploader }> {
      const first = open();
      await stack.faults({ method: 'POST', stallAt: 0 });
      await first.addFiles([await photo('a.jpg'), await photo('b.jpg')]);
      await met(first, () => states(first).every((state) => state === 'uploading'));
      while ((await stack.requests()).filter(({ method }) => method === 'POST').length < 2); // an image is `uploading` before it is sent
      await kept(2);
      const second = open();
      await met(second, () => states(second).join() === 'uploading,uploading');
      return { first, second };
    }

    it('sends each image in one of them, and shows its progress in the other', async () => {
      const { first, second } = await bothSending();
      await stack.faults();
      first.pause();
      first.resume();
      await Promise.all([stored(first, 2), stored(second, 2)]);
      expect(second.items.map((item) => (item as { url?: string }).url)).to.deep.equal(
        first.items.map((item) => (item as { url?: string }).url),
      );
      const answers = (await stack.requests()).filter(({ method }) => method === 'POST');
      expect(
        answers.filter(({ status }) => status === 204),
        JSON.stringify(answers),
      ).to.have.lengthOf(2);
    });

    it('continues in the other one when the first one ends', async () => {
      const { first, second } = await bothSending();
      await stack.faults();
      const [before] = second.items;
      end(first);
      await stored(second, 2);
      expect(second.items[0]?.id, 'the same item').to.equal(before?.id);
    });

    it('calls methods where the image is being sent', async () => {
      const { first, second } = await bothSending();
      second.pause();
      second.note(second.items[0]?.id ?? '', { alt: 'A boat' });
      await met(second, () => states(second).join() === 'paused,paused');
      expect(states(first)).to.deep.equal(['paused', 'paused']);
      await met(first, () => first.items[0]?.alt === 'A boat');
      second.remove(second.items[1]?.id ?? '');
      await met(second, () => second.items.length === 1);
      expect(names(first)).to.deep.equal(['a.jpg']);
      await stack.faults();
      second.resume();
      await Promise.all([stored(first, 1), stored(second, 1)]);
    });

    it('gives each its own room: images that the other one sends do not take places', async () => {
      const first = open({ concurrency: 1 });
      await stack.faults({ method: 'POST', stallAt: 0, times: 1 });
      await first.addFiles([await photo('a.jpg')]);
      await met(first, () => states(first)[0] === 'uploading');
      await kept(1);
      const second = open({ concurrency: 1 });
      await met(second, () => states(second)[0] === 'uploading');
      await second.addFiles([await photo('b.jpg')]);
      await met(second, () => states(second)[1] === 'stored');
    });
  });
});

describe('persist, where the browser keeps nothing', () => {
  for (const [name, refuse] of [
    ['a newer database', async () => (await openDB(DATABASE, 9)).close()],
  ] as const)
    it(`uploads without it, and says so once: ${name}`, async () => {
      await refuse();
      const stack = await openStack();
      const uploader = new Uploader({ presignEndpoint: stack.presign(), multiple: true, persist: 'list' });
      const causes: unknown[] = [];
      uploader.on('upload-persist-error', ({ detail }) => causes.push(detail.cause));
      await uploader.addFiles([await photo('a.jpg'), await photo('b.jpg')]);
      await stored(uploader, 2);
      expect(causes).to.have.lengthOf(1);
      await deleteDB(DATABASE);
    });
});
