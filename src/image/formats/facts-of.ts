import type { ImageFacts } from '../../rules/facts.js';
import { UnreadableImage, type Reading } from '../reading.js';
import { readExif } from './exif.js';

/** Facts that a reader fills in one by one. Width and height are those of the stored pixels. */
export type Draft = { -readonly [Name in keyof ImageFacts]: ImageFacts[Name] };

/** Facts of an image of which only the type is known. */
export const factsOf = (type: string): Draft => ({
  type,
  width: undefined,
  height: undefined,
  orientation: 1,
  animated: false,
  metadata: false,
  location: false,
});

/** Makes a reader of a function that fills in facts. Facts that were found before the bytes end, or turn out invalid, are kept. */
export const reader = (find: (facts: Draft) => Reading<void>) =>
  function* (type: string): Reading<ImageFacts> {
    const facts = factsOf(type);
    try {
      yield* find(facts);
    } catch (cause) {
      if (!(cause instanceof RangeError || cause instanceof UnreadableImage)) throw cause;
    }
    if (!(facts.width && facts.height)) facts.width = facts.height = undefined; // 0 is no valid size
    if (facts.orientation > 4) [facts.width, facts.height] = [facts.height, facts.width];
    return facts;
  };

/** Adds the facts of the Exif at this place. @returns its orientation, which only some formats apply to the pixels */
export function* addExif(facts: Draft, start: number, length: number): Reading<number> {
  const exif = yield* readExif(start, length);
  facts.metadata ||= exif.metadata;
  facts.location ||= exif.location;
  facts.thumbnail ??= exif.thumbnail;
  return exif.orientation;
}
