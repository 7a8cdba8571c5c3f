import { expect } from '@open-wc/testing';
import { strippedMovie } from '../../src/image/strip/heif-movie.js';
import { box, joined, uint32 } from './boxes.js';

const nothing = (length: number) => new Uint8Array(length);
const handler = (type: string) => box('hdlr', nothing(8), type, nothing(13));
const secret = 'SECRET';
const free = (length: number) => box('free', nothing(length));

/** Sizes of the samples (one for all, or one for each), samples in each chunk, offsets of the chunks. */
const samples = (all: number, sizes: readonly number[], runs: readonly number[][], places: Uint8Array) =>
  box(
    'minf',
    box(
      'stbl',
      box('stsz', uint32(0), uint32(all), uint32(all ? 3 : sizes.length), ...sizes.map(uint32)),
      box(
        'stsc',
        uint32(0),
        uint32(runs.length),
        ...runs.flatMap(([first = 0, count = 0]) => [uint32(first), uint32(count), uint32(1)]),
      ),
      places,
    ),
  );
const at = (...places: readonly number[]) =>
  box('stco', uint32(0), uint32(places.length), ...places.map(uint32));
const farAt = (...places: readonly number[]) =>
  box('co64', uint32(0), uint32(places.length), ...places.flatMap((place) => [uint32(1), uint32(place)]));

const track = (type: string, places = samples(0, [], [], at()), ...more: readonly Uint8Array[]) =>
  box('trak', ...more, box('mdia', handler(type), places));
const stripped = (movie: Uint8Array<ArrayBuffer>) => strippedMovie(new DataView(movie.buffer));

describe('strippedMovie', () => {
  it('empties the texts about the film and its tracks, and moves nothing', () => {
    const film = (told: Uint8Array) => box('moov', track('pict', undefined, told), told, track('auxv'));
    const before = film(box('udta', secret));
    expect(stripped(before).bytes).to.deep.equal(film(free(6)));
    expect(stripped(film(box('meta', secret))).bytes).to.deep.equal(film(free(6)));
  });

  it('empties tracks without pictures, such as sound and text', () => {
    const pictures = track('vide', samples(0, [5], [[1, 1]], at(100)));
    for (const type of ['soun', 'text', 'meta']) {
      const other = track(type, samples(0, [7], [[1, 1]], at(200)), box('udta', secret));
      const { bytes, kept } = stripped(box('moov', other, pictures));
      expect(bytes).to.deep.equal(box('moov', free(other.length - 8), pictures));
      expect(kept).to.deep.equal([{ start: 100, end: 105 }]);
    }
  });

  it('finds the pictures: several in a chunk, of the same size, far away', () => {
    const placesOf = (...args: Parameters<typeof samples>) =>
      stripped(box('moov', track('pict', samples(...args)))).kept;
    const runs = [
      [1, 2],
      [3, 1],
    ];
    expect(placesOf(0, [1, 2, 3, 4, 5], runs, at(10, 20, 30))).to.deep.equal([
      { start: 10, end: 13 },
      { start: 20, end: 27 },
      { start: 30, end: 35 },
    ]);
    expect(placesOf(4, [], [[1, 2]], at(10, 20))).to.deep.equal([
      { start: 10, end: 18 },
      { start: 20, end: 24 }, // there are three in all
    ]);
    expect(placesOf(0, [6], [[1, 1]], farAt(9))).to.deep.equal([{ start: 2 ** 32 + 9, end: 2 ** 32 + 15 }]);
  });

  it('rejects a film whose pictures are in fragments, or can’t be found', () => {
    expect(() => stripped(box('moov', track('pict'), box('mvex')))).to.throw(RangeError);
    expect(() => stripped(box('moov', track('pict', box('minf', box('stbl')))))).to.throw(RangeError);
    expect(() => stripped(box('moov', box('trak')))).to.throw(RangeError);
  });

  it('stops if a table claims more entries than there are', () => {
    const endless = joined(uint32(0), uint32(0), uint32(0xffff_ffff));
    const places = box(
      'minf',
      box(
        'stbl',
        box('stsz', endless),
        box('stsc', uint32(0), uint32(1), uint32(1), uint32(0xffff_ffff), uint32(1)),
        at(1),
      ),
    );
    expect(() => stripped(box('moov', track('pict', places)))).to.throw(RangeError);
  });
});
