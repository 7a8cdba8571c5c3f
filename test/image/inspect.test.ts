import { expect } from '@open-wc/testing';
import { inspect } from '../../src/image/inspect.js';
import { image } from '../images.js';

describe('inspect', () => {
  it('reports the type of a real file', async () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const)
      expect(await inspect(await image('x', type)))
        .to.have.nested.property('facts.type')
        .that.equals(type);
  });

  it('reads only its first bytes', async () => {
    const file = await image('large.jpg', 'image/jpeg', 400);
    const slice = file.slice.bind(file);
    const read: number[] = [];
    file.slice = (start = 0, end = file.size) => {
      read.push(start, end);
      return slice(start, end);
    };
    file.arrayBuffer = () => Promise.reject(new Error('all of it'));
    expect(await inspect(file)).to.have.property('ok', true);
    expect(read).to.deep.equal([0, 16_384]);
  });

  it('reports that a file can’t be read, and why', async () => {
    const cause = new DOMException('The file has moved.', 'NotFoundError');
    const file = await image();
    file.slice = () => {
      throw cause;
    };
    expect(await inspect(file)).to.deep.equal({ ok: false, cause });
  });
});
