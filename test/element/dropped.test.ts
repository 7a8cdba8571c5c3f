// The content of dropped folders. Only a visitor can drop a folder: test/built/drop.test.ts uses real ones.
import { expect } from '@open-wc/testing';
import { Uploader } from 's3-image-upload/core';
import { filesIn } from '../../src/element/intake/dropped.js';
import { image } from '../images.js';

interface Tree {
  readonly [name: string]: Tree | File | Error;
}

/** A folder as in browsers: a reader returns some entries at a time. An error in the list is thrown when it is its turn. */
function entryOf(name: string, content: Tree | File | Error): FileSystemEntry {
  const isFile = content instanceof File || content instanceof Error;
  const entry = {
    name,
    isFile,
    isDirectory: !isFile,
    file: (resolve: (file: File) => void, reject: (cause: unknown) => void) =>
      content instanceof Error ? reject(content) : resolve(new File([content as File], name)),
    createReader: () => {
      const left = Object.entries(content);
      return {
        readEntries: (resolve: (entries: FileSystemEntry[]) => void, reject: (cause: unknown) => void) => {
          const next = left.splice(0, 2);
          if (next.some(([one]) => one === 'BREAKS')) reject(new DOMException('gone', 'NotReadableError'));
          else resolve(next.map(([one, inner]) => entryOf(one, inner as Tree)));
        },
      };
    },
  };
  return entry as unknown as FileSystemEntry;
}

const drop = async (tree: Tree) => {
  const items = Object.entries(tree).map(([name, inner]) => ({
    webkitGetAsEntry: () => entryOf(name, inner),
  }));
  return filesIn({ items, files: [] } as unknown as DataTransfer);
};

const text = new File(['text'], 'text');
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe('a dropped folder', () => {
  it('adds its images and those of its folders, in the order of their names', async () => {
    const photos = {
      'b10.jpg': text,
      'b9.PNG': text,
      'list.txt': text,
      a: { 'x.hif': text, 'y.heics': text },
    };
    expect(names(await drop({ photos }))).to.deep.equal(['x.hif', 'y.heics', 'b9.PNG', 'b10.jpg']);
  });

  it('ignores files that systems and network drives store beside photos', async () => {
    const photos = {
      'a.jpg': text,
      '._a.jpg': text,
      '.hidden.jpg': text,
      '@eaDir': { 'a.jpg': { 'SYNOPHOTO_THUMB_XL.jpg': text } },
      '.@__thumb': { 'a.jpg': text },
      '.thumbnails': { 'a.jpg': text },
      '#recycle': { 'a.jpg': text },
      '$RECYCLE.BIN': { 'a.jpg': text },
      __MACOSX: { '._a.jpg': text, 'b.jpg': text },
      'Thumbs.db': text,
    };
    expect(names(await drop({ photos }))).to.deep.equal(['a.jpg']);
  });

  it('adds hundreds of images, however many the browser reads at once', async () => {
    const photos = Object.fromEntries(Array.from({ length: 777 }, (_, index) => [`${index}.jpg`, text]));
    expect(await drop({ photos })).to.have.length(777);
  });

  it('that contains itself is read once', async () => {
    const photos: Record<string, unknown> = { 'a.jpg': text };
    photos.again = photos;
    expect(names(await drop({ photos } as Tree))).to.include('a.jpg');
  });

  it('without an image is rejected like a file that is not an image', async () => {
    const files = await drop({ notes: { 'list.txt': text, more: {} } });
    const uploader = new Uploader();
    const [item] = await uploader.addFiles(files);
    expect(item).to.include({ name: 'notes', state: 'rejected' });
    expect(item).to.have.nested.property('error.code', 'not-an-image');
  });

  it('that can’t be read completely adds what was read, and an unreadable file instead of the rest', async () => {
    const photos = {
      'a.jpg': await image('a.jpg'),
      'b.jpg': new Error('no permission'),
      BREAKS: {},
      'c.jpg': text,
    };
    const uploader = new Uploader({ multiple: true, uploadOn: 'manual' });
    const items = await uploader.addFiles(await drop({ photos }));
    expect(items.map((item) => [item.name, 'error' in item ? item.error.code : item.state])).to.deep.equal([
      ['a.jpg', 'ready'],
      ['b.jpg', 'unreadable'],
      ['photos', 'unreadable'],
    ]);
  });

  it('is added with the files beside it', async () => {
    expect(
      names(await drop({ '._x.jpg': new File([''], '._x.jpg'), photos: { 'a.jpg': text } })),
    ).to.deep.equal(['._x.jpg', 'a.jpg']);
  });
});
