import { expect } from '@open-wc/testing';
import { strippedMovie } from '../../src/image/strip/heif-movie.js';

const ascii = (text: string) => [...new TextEncoder().encode(text)];
const box = (type: string, ...content: readonly number[]) => [
  0,
  0,
  0,
  content.length + 8,
  ...ascii(type),
  ...content,
];
const handler = (type: string) =>
  box('hdlr', ...Array<number>(8).fill(0), ...ascii(type), ...Array<number>(13).fill(0));
const movie = (...boxes: readonly number[][]) => Uint8Array.from(box('moov', ...boxes.flat()));
const stripped = (bytes: Uint8Array<ArrayBuffer>) => strippedMovie(new DataView(bytes.buffer));

describe('strippedMovie', () => {
  it('empties what its maker says of the film and of its tracks, and moves nothing', () => {
    const secret = ascii('SECRET');
    const before = movie(
      box('trak', ...handler('pict'), ...box('meta', ...secret)),
      box('udta', ...secret),
      box('trak'),
    );
    const empty = box('free', 0, 0, 0, 0, 0, 0);
    expect(stripped(before)).to.deep.equal(
      movie(box('trak', ...handler('pict'), ...empty), empty, box('trak')),
    );
  });

  it('leaves a film alone that has tracks of text', () =>
    expect(() => stripped(movie(box('trak', ...box('mdia', ...handler('text')))))).to.throw(RangeError));
});
