import type { ImageFacts } from '../../rules/facts.js';
import type { Reading } from '../reading.js';
import { readExif } from './exif.js';

/** Facts as a reader finds them, one after the other. */
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

/** Adds what the Exif there says; what turns the pixels is up to the format. @returns that Exif's orientation */
export function* addExif(facts: Draft, start: number, length: number): Reading<number> {
  const exif = yield* readExif(start, length);
  facts.metadata ||= exif.metadata;
  facts.location ||= exif.location;
  facts.thumbnail ??= exif.thumbnail;
  return exif.orientation;
}

/** Says the sizes as they are seen once the pixels are turned, which have been of those that are stored. */
export function turn(facts: Draft, orientation: number) {
  facts.orientation = orientation;
  if (orientation > 4) [facts.width, facts.height] = [facts.height, facts.width];
  return facts;
}
