// A target that several images share: the images that use it, and refusals that it foresees for others.
import { expect } from '@open-wc/testing';
import { readPostTarget } from '../../src/rules/post-target.js';
import type { PresignOptions } from '../../src/upload/presign.js';
import { Targets } from '../../src/upload/targets.js';
import { policyOf } from '../policies.js';

const MINUTE = 60_000;
const options: PresignOptions = { presignEndpoint: '/one' };
const facts = { name: 'a.jpg', type: 'image/jpeg', size: 100 };

/** Targets with a controlled clock, and the requests to their endpoint. */
function targetsOf(conditions: readonly unknown[], expires = Infinity) {
  let now = 0;
  let asked = 0;
  const targets = new Targets(() => now);
  const targetOf = (count: number) => {
    const target = readPostTarget(
      {
        fields: {
          key: `${count}/\${filename}`,
          policy: policyOf([{ bucket: 'b' }, ['starts-with', '$key', ''], ...conditions]),
        },
      },
      { url: 'https://b.example/', publicUrl: undefined, claim: undefined, expires },
    );
    if (typeof target === 'string') throw new Error(target);
    return target;
  };
  return {
    targets,
    take: (id: string, more: object = {}) =>
      targets.take(id, { ...facts, ...more }, options, () => {
        asked += 1;
        return Promise.resolve({ ok: true, target: targetOf(asked), answer: {}, date: undefined });
      }),
    asked: () => asked,
    pass: (milliseconds: number) => (now += milliseconds),
  };
}

describe('a shared target', () => {
  it('refuses an image that is larger than any may be', async () => {
    const { targets, take } = targetsOf([['content-length-range', 0, 1000]]);
    await take('1');
    expect(targets.foreseeRefusal({ ...facts, size: 1001 }, options)).to.include({
      code: 'policy-forbids',
      limit: 1000,
    });
  });

  it('says nothing about another size if it was made for the size of the first', async () => {
    const { targets, take } = targetsOf([['content-length-range', 100, 100]]);
    await take('1');
    expect(targets.foreseeRefusal({ ...facts, size: 101 }, options)).to.be.undefined;
  });

  it('refuses another type only if it allows a kind of types, not if it allows only that of the first', async () => {
    const kind = targetsOf([['starts-with', '$Content-Type', 'image/j']]);
    await kind.take('1');
    expect(kind.targets.foreseeRefusal({ ...facts, type: 'image/png' }, options)?.code).to.equal(
      'policy-forbids',
    );
    const exact = targetsOf([['eq', '$Content-Type', 'image/jpeg']]);
    await exact.take('1');
    expect(exact.targets.foreseeRefusal({ ...facts, type: 'image/png' }, options)).to.be.undefined;
  });

  it('says nothing about an image for another endpoint', async () => {
    const { targets, take } = targetsOf([['content-length-range', 0, 1000]]);
    await take('1');
    expect(targets.foreseeRefusal({ ...facts, size: 1001 }, { presignEndpoint: '/two' })).to.be.undefined;
  });

  it('says nothing once it is about to expire', async () => {
    const { targets, take, pass } = targetsOf([['content-length-range', 0, 1000]], 10 * MINUTE);
    await take('1');
    pass(9 * MINUTE);
    expect(targets.foreseeRefusal({ ...facts, size: 1001 }, options)).to.be.undefined;
  });

  it('is not used any more once the storage has refused it', async () => {
    const { targets, take, asked } = targetsOf([]);
    await take('1');
    targets.discard('1');
    await take('2', { name: 'b.jpg' });
    expect(asked()).to.equal(2);
  });

  it('is still used by others if the storage refuses an older one', async () => {
    const { targets, take, asked } = targetsOf([]);
    await take('1');
    await take('2'); // it has the same name, so it gets a new target, which is shared from now on
    targets.discard('1');
    await take('3', { name: 'c.jpg' });
    expect(asked()).to.equal(2);
  });

  it('is not kept for an image that now has the name of another', async () => {
    const { take, asked } = targetsOf([]);
    await take('1', { name: 'a.webp' });
    await take('2', { name: 'a.jpg' });
    const taken = await take('2', { name: 'a.webp' });
    expect(asked()).to.equal(2);
    expect(taken.ok && taken.target.keyFor('a.webp')).to.equal('2/a.webp');
  });
});
