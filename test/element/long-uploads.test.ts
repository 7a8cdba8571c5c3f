// Which uploads count as long.
import { expect } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { LongUploads } from '../../src/element/engine/long-uploads.js';
import { Uploads } from '../../src/element/engine/uploads.js';
import type { HeldImages } from '../../src/element/page/held-images.js';
import { newItem } from '../../src/rules/new-item.js';
import { progressOf } from '../../src/rules/progress.js';

const SIZE = 1000;

/** Images that are being sent since now; the events are those of an uploader. */
function sending(...ids: string[]) {
  const items = ids.map((id) => newItem(id, new File(['x'.repeat(SIZE)], `${id}.jpg`)));
  const uploads = new Uploads({}, { items, asked: [] } as unknown as HeldImages);
  let found = 0;
  const long = new LongUploads(uploads, () => (found += 1));
  const tell = (name: string, id: string, detail = {}) =>
    uploads.dispatchEvent(new CustomEvent(name, { detail: { item: uploads.queue.find(id), ...detail } }));
  for (const id of ids) tell('upload-start', id);
  return {
    uploads,
    long,
    tell,
    count: () => found,
    /** Progress with so many seconds left for this image and for all images. */
    progress: (id: string, secondsLeft: number, ofAll = secondsLeft) => {
      const progress = (seconds: number) => progressOf(0, SIZE, SIZE / seconds);
      tell('upload-progress', id, { ...progress(secondsLeft), overall: progress(ofAll) });
    },
  };
}

describe('an upload', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => (clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })));
  afterEach(() => clock.restore());

  it('is long if more than five seconds are left, at a speed that has settled', () => {
    const { long, progress, count } = sending('a');
    progress('a', 60);
    expect(long.has('a'), 'too early').to.be.false;
    clock.tick(1999);
    progress('a', 60);
    expect(long.has('a'), 'still too early').to.be.false;
    clock.tick(1);
    progress('a', 5);
    expect(long.has('a'), 'too little left').to.be.false;
    progress('a', 5.1);
    expect(long.has('a')).to.be.true;
    expect(long.has()).to.be.true;
    expect(count(), 'itself and all').to.equal(2);
  });

  for (const end of ['success', 'error', 'abort', 'remove'])
    it(`stays long when less is left, until its end: ${end}`, () => {
      const { long, tell, progress, count } = sending('a');
      clock.tick(2000);
      progress('a', 60);
      progress('a', 1);
      expect(long.has('a')).to.be.true;
      expect(count()).to.equal(2);
      tell(`upload-${end}`, 'a');
      expect(long.has('a')).to.be.false;
    });

  it('is long after five seconds if nothing is reported', () => {
    const { long } = sending('a');
    clock.tick(4999);
    expect(long.has('a')).to.be.false;
    clock.tick(1);
    expect(long.has('a')).to.be.true;
  });

  it('is long after five seconds if it has stood still since its speed would have settled', () => {
    const { long, progress } = sending('a', 'b');
    clock.tick(1999);
    progress('a', 0.1);
    clock.tick(1);
    progress('b', 0.1);
    clock.tick(3000);
    expect([long.has('a'), long.has('b')]).to.deep.equal([true, false]);
  });

  it('is not long if only the answer is missing', () => {
    const { long, uploads } = sending('a');
    const item = uploads.queue.find('a');
    uploads.list([{ ...item, loaded: SIZE } as never]);
    clock.tick(5000);
    expect(long.has('a')).to.be.false;
  });

  it('is long once it was resumed', () => {
    const { long, tell } = sending('a', 'b');
    tell('upload-resume', 'a');
    expect([long.has('a'), long.has('b'), long.has()]).to.deep.equal([true, false, true]);
  });

  it('that is short belongs to many that take long together, until all have ended', () => {
    const { long, tell, progress } = sending('a', 'b');
    clock.tick(2000);
    progress('a', 1, 30);
    expect([long.has('a'), long.has()]).to.deep.equal([false, true]);
    tell('upload-success', 'a');
    expect(long.has()).to.be.true;
    tell('upload-complete', 'b');
    expect(long.has()).to.be.false;
  });

  it('leaves no timer behind when it has ended, or when the element has left', () => {
    const { tell } = sending('a');
    for (const name of ['upload-success', 'upload-complete']) tell(name, 'a');
    expect(clock.countTimers()).to.equal(0);
    sending('a').long.release();
    expect(clock.countTimers()).to.equal(0);
  });
});
