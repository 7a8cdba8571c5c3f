// The page's own rules for a file, checked before anything is asked of a server and before any decoder sees a byte.
import { isAccepted, typeByName } from './accept.js';
import type { AspectRange } from './aspect-ratio.js';
import { ACCEPT, MAX_PIXELS, MULTIPLE } from './defaults.js';
import type { Failure } from './failure.js';
import type { ImageFacts } from './facts.js';
import { isToBeEncoded, type Preparation } from './preparation.js';

export interface Limits {
  /** As on `<input type=file>`; `image/*` means raster images. What matches no image is ignored. Default `image/*`. */
  readonly accept?: string | undefined;
  /** Bytes of one file; of one that is to be encoded anew, `maxSize` counts for what comes of it. */
  readonly minSize?: number | undefined;
  readonly maxSize?: number | undefined;
  /** Pixels, as the image is seen: after its orientation. */
  readonly minWidth?: number | undefined;
  readonly maxWidth?: number | undefined;
  readonly minHeight?: number | undefined;
  readonly maxHeight?: number | undefined;
  /** Width ÷ height, as the image is seen; 1 % off is still in. */
  readonly aspectRatio?: AspectRange | undefined;
  /** Width × height. Default 268 435 456. */
  readonly maxPixels?: number | undefined;
  /** More than one image; without it a new image takes the place of the one before. Default `false`. */
  readonly multiple?: boolean | undefined;
  /** Images at least; what is there by then counts, so it is a form that asks for it. */
  readonly minFiles?: number | undefined;
  /** Images at most, where `multiple` is set. */
  readonly maxFiles?: number | undefined;
}

export interface CheckedFile {
  readonly name: string;
  readonly size: number;
  /** By its first bytes; `undefined`: none of the image formats known. */
  readonly facts: ImageFacts | undefined;
}

const TOLERANCE = 0.01;

/**
 * What is wrong with this file, the first reason only; `undefined` when nothing is.
 *
 * @param taken images that are there already and stay
 */
export function checkFile(
  file: CheckedFile,
  limits: Limits & Preparation,
  taken: number,
): Failure | undefined {
  const { multiple = MULTIPLE, maxFiles = Infinity } = limits;
  const most = multiple ? maxFiles : 1;
  return (
    checkBytes(file, limits) ??
    (file.facts && checkPixels(file.facts, limits)) ??
    (taken >= most ? { code: 'too-many-files', limit: most, actual: taken + 1 } : undefined)
  );
}

function checkBytes({ name, size, facts }: CheckedFile, limits: Limits & Preparation): Failure | undefined {
  const { accept = ACCEPT, minSize = 0, maxSize = Infinity } = limits;
  if (size === 0) return { code: 'empty', actual: 0 };
  if (!facts) return { code: 'not-an-image' };
  const { type } = facts;
  if (!isAccepted(accept, type, name)) {
    const named = typeByName(name);
    const isDisguised = named !== undefined && named !== type && isAccepted(accept, named, name);
    return isDisguised
      ? { code: 'type-mismatch', type, cause: `${name} is ${type}, which is not in accept="${accept}"` }
      : { code: 'type-not-accepted', type, cause: `${type} is not in accept="${accept}"` };
  }
  const { unsafe: cause, largest: limit } = facts;
  if (cause !== undefined)
    return limit === undefined
      ? { code: 'unsafe-svg', cause }
      : { code: 'too-large', limit, actual: size, cause };
  if (size < minSize) return { code: 'too-small', limit: minSize, actual: size };
  if (size > maxSize && !isToBeEncoded(limits, facts))
    return { code: 'too-large', limit: maxSize, actual: size };
  return undefined;
}

function checkPixels({ type, width, height }: ImageFacts, limits: Limits): Failure | undefined {
  const { maxPixels, maxWidth, minWidth, maxHeight, minHeight, aspectRatio } = limits;
  if (!width || !height) {
    // Nobody decodes it; but what the page asks for can't be told of it. A drawing may have no size of its own.
    const isAsked = [maxWidth, minWidth, maxHeight, minHeight, aspectRatio].some(Boolean);
    return isAsked && type !== 'image/svg+xml' ? { code: 'unreadable', type } : undefined;
  }
  const rules = [
    [
      'too-many-pixels',
      width * height,
      'most',
      maxPixels !== undefined && maxPixels >= 0 ? maxPixels : MAX_PIXELS,
    ],
    ['too-wide', width, 'most', maxWidth],
    ['too-narrow', width, 'least', minWidth],
    ['too-tall', height, 'most', maxHeight],
    ['too-short', height, 'least', minHeight],
    ['aspect-ratio', width / height, 'most', aspectRatio?.max],
    ['aspect-ratio', width / height, 'least', aspectRatio?.min],
  ] as const;
  for (const [code, actual, bound, limit] of rules) {
    if (limit === undefined) continue;
    const tolerance = code === 'aspect-ratio' ? TOLERANCE * limit : 0;
    const isBroken = bound === 'most' ? actual > limit + tolerance : actual < limit - tolerance;
    if (isBroken) return { code, limit, actual };
  }
  return undefined;
}
