import { expect } from '@open-wc/testing';
import { Uploader } from 's3-image-upload/core';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));

const next = (uploader: Uploader, name: string) =>
  new Promise<Event>((resolve) => uploader.addEventListener(name, resolve, { once: true }));

describe('progress', () => {
  /** A storage that receives the bytes, and then answers on request. */
  async function sending() {
    const later = new Set<() => void>();
    let progress: (fraction: number) => void = () => {};
    let answer: () => void = () => {};
    const uploader = new Uploader(
      { presignEndpoint: stack.presign() },
      {
        send: ({ signal, onProgress }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
            progress = onProgress;
            answer = () =>
              resolve({ kind: 'answered', answer: { status: 204, body: '', header: () => null } });
          }),
        nextFrame: (callback) => {
          later.add(callback);
          return () => later.delete(callback);
        },
      },
    );
    const fractions: number[] = [];
    const start = next(uploader, 'upload-start');
    await uploader.addFiles([await image()]);
    await start;
    await Promise.resolve();
    uploader.on('upload-progress', ({ detail }) => fractions.push(Math.round(detail.fraction * 100) / 100));
    return {
      uploader,
      fractions,
      later,
      progress: (fraction: number) => progress(fraction),
      answer: () => answer(),
    };
  }

  it('is not reported twice in a frame if the answer arrives with the last byte', async () => {
    const { uploader, fractions, later, progress, answer } = await sending();
    progress(0.25);
    progress(1);
    answer();
    await uploader.upload();
    expect(fractions).to.deep.equal([0.25, 1]);
    expect(later.size, 'timers left').to.equal(0);
  });

  it('is just below 1 while all bytes are sent and the answer is awaited', async () => {
    const { uploader, later, progress, answer } = await sending();
    const loaded: number[] = [];
    uploader.on('upload-progress', ({ detail }) => loaded.push(detail.total - detail.loaded));
    progress(1);
    for (const callback of later) callback();
    expect(loaded).to.deep.equal([1]);
    answer();
    await uploader.upload();
    expect(loaded).to.deep.equal([1, 0]);
  });

  it('of an aborted attempt is not kept for the next', async () => {
    const { uploader, later, progress } = await sending();
    uploader.abort();
    progress(1);
    expect(later.size).to.equal(0);
  });

  it('never goes backwards within an attempt', async () => {
    const { uploader, fractions, progress, answer } = await sending();
    for (const fraction of [0.5, 0.25, 0.5, 0.75]) progress(fraction);
    answer();
    await uploader.upload();
    expect(fractions).to.deep.equal([0.5, 0.75, 1]);
  });
});
