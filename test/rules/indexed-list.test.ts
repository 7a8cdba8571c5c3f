import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { IndexedList } from '../../src/rules/indexed-list.js';

type Mark = 'red' | 'blue' | 'green';

const listOf = (...ids: string[]) => {
  const list = new IndexedList<{ readonly id: string; readonly text?: string }, Mark>();
  list.append(ids.map((id) => ({ id })));
  return list;
};
const idsOf = (list: IndexedList<{ readonly id: string }, Mark>) => list.items.map(({ id }) => id);

describe('IndexedList', () => {
  it('returns the same frozen array until something changes', () => {
    const list = listOf('a', 'b');
    const { items } = list;
    expect(items).to.be.frozen;
    list.mark('a', 'red');
    expect(list.items).to.equal(items);
    list.replace({ id: 'b', text: 'new' });
    expect(list.items).to.deep.equal([{ id: 'a' }, { id: 'b', text: 'new' }]);
    expect(items[1]).to.deep.equal({ id: 'b' });
    expect(list.find('b')).to.equal(list.items[1]);
  });

  it('does not find an id that was never added or was removed', () => {
    const list = listOf('a');
    list.remove('a');
    list.replace({ id: 'a' });
    list.mark('a', 'red');
    const marked = [...list.marked(new Set<Mark>(['red']))];
    expect([list.items, list.find('a'), list.move('a', 0), marked]).to.deep.equal([[], undefined, false, []]);
  });

  it('behaves as an array and a map, whatever is done with hundreds of items', () => {
    const id = fc.nat({ max: 600 }).map(String);
    const step = fc.oneof(
      {
        weight: 1,
        arbitrary: fc.record({ does: fc.constant('append' as const), id, index: fc.nat({ max: 90 }) }),
      },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), id, index: fc.nat() }) },
      {
        weight: 4,
        arbitrary: fc.record({
          does: fc.constant('move' as const),
          id,
          index: fc.integer({ min: -9, max: 700 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          does: fc.constantFrom('red' as const, 'blue' as const, 'green' as const, 'unmark' as const),
          id,
          index: fc.nat(),
        }),
      },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        let plain = Array.from({ length: 400 }, (_, index) => String(index));
        const marks = new Map<string, Mark>();
        const list = listOf(...plain);
        let added = 600;
        for (const { does, id, index } of steps) {
          if (does === 'append') {
            const more = Array.from({ length: index }, () => String((added += 1)));
            plain.push(...more);
            list.append(more.map((one) => ({ id: one })));
          } else if (does === 'remove') {
            plain = plain.filter((one) => one !== id);
            marks.delete(id);
            list.remove(id);
          } else if (does === 'move') {
            const others = plain.filter((one) => one !== id);
            const isThere = others.length < plain.length;
            const before = plain;
            if (isThere) plain = others.toSpliced(Math.min(Math.max(0, index), others.length), 0, id);
            expect(list.move(id, index)).to.equal(isThere && before.indexOf(id) !== plain.indexOf(id));
          } else {
            const mark = does === 'unmark' ? undefined : does;
            list.mark(id, mark);
            if (mark && plain.includes(id)) marks.set(id, mark);
            else marks.delete(id);
          }
        }
        expect(idsOf(list)).to.deep.equal(plain);
        expect(list.length).to.equal(plain.length);
        for (const wanted of [['red'], ['red', 'green']] as const) {
          const set = new Set<Mark | undefined>(wanted);
          expect([...list.marked(new Set<Mark>(wanted))].map((item) => item.id)).to.deep.equal(
            plain.filter((one) => set.has(marks.get(one))),
          );
        }
      }),
    );
  });
});
