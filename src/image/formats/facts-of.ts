import type { ImageFacts } from '../../rules/facts.js';
import { UnreadableImage, type Reading } from '../reading.js';
import { readExif } from './exif.js';

/** Facts as a reader finds them, one after the other; width and height are of the pixels as they are stored. */
export type Draft = { -readonly [Name in keyof ImageFacts]: ImageFacts[Name] };

/** An image of which nothing but the type is known yet. */
export const factsOf = (type: string): Draft => ({
  type,
  width: undefined,
  height: undefined,
  orientation: 1,
  animated: false,
  metadata: false,
  location: false,
});

/** A reader from what fills in facts. What was found before the bytes end, or lead nowhere, stays found. */
export const reader = (find: (facts: Draft) => Reading<void>) =>
  function* (type: string): Reading<ImageFacts> {
    const facts = factsOf(type);
    try {
      yield* find(facts);
    } catch (cause) {
      if (!(cause instanceof RangeError || cause instanceof UnreadableImage)) throw cause;
    }
    if (!(facts.width && facts.height)) facts.width = facts.height = undefined; // no image is of no pixels
    if (facts.orientation > 4) [facts.width, facts.height] = [facts.height, facts.width];
    return facts;
  };

/** Adds what the Exif there says. Whether its orientation turns the pixels is up to the format. @returns that */
export function* addExif(facts: Draft, start: number, length: number): Reading<number> {
  const exif = yield* readExif(start, length);
  facts.metadata ||= exif.metadata;
  facts.location ||= exif.location;
  facts.thumbnail ??= exif.thumbnail;
  return exif.orientation;
}
