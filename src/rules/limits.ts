// The limits that a page sets for files. They are checked before any request is made and before the image is decoded.
import { typeByName } from './accept.js';
import type { AspectRange } from './aspect-ratio.js';
import { ACCEPT, MAX_PIXELS, MULTIPLE } from './defaults.js';
import type { Failure } from './failure.js';
import type { ImageFacts } from './facts.js';
import { isAccepted } from './is-accepted.js';
import { isToBeEncoded, type Preparation } from './preparation.js';

export interface Limits {
  /** MIME types and extensions, as in `<input accept>`. `image/*` means raster images; tokens that match no image are ignored. Default `image/*`. */
  readonly accept?: string | undefined;
  /** Bytes of a file. If the image is encoded again, `maxSize` applies to the result. */
  readonly minSize?: number | undefined;
  readonly maxSize?: number | undefined;
  /** Pixels, after orientation is applied. */
  readonly minWidth?: number | undefined;
  readonly maxWidth?: number | undefined;
  readonly minHeight?: number | undefined;
  readonly maxHeight?: number | undefined;
  /** Width ÷ height, after orientation is applied, with a tolerance of 1 %. */
  readonly aspectRatio?: AspectRange | undefined;
  /** Width × height. Default 268 435 456. */
  readonly maxPixels?: number | undefined;
  /** Allows more than one image. Otherwise a new image replaces the previous one. Default `false`. */
  readonly multiple?: boolean | undefined;
  /** Smallest number of images, checked when a form is validated. */
  readonly minFiles?: number | undefined;
  /** Largest number of images, if `multiple` is set. */
  readonly maxFiles?: number | undefined;
}

export interface CheckedFile {
  readonly name: string;
  readonly size: number;
  /** Facts read from the first bytes; `undefined` if the format is not known. */
  readonly facts: ImageFacts | undefined;
}

const TOLERANCE = 0.01;

/**
 * The first reason why the page does not accept this file; `undefined` if it does.
 *
 * @param taken number of images that already count towards `maxFiles`
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
  if (!facts) return { code: 'not-an-image', accept };
  const { type } = facts;
  if (!isAccepted(accept, type, name)) {
    const named = typeByName(name);
    const isDisguised = named !== undefined && named !== type && isAccepted(accept, named, name);
    return isDisguised
      ? {
          code: 'type-mismatch',
          type,
          accept,
          cause: `${name} is ${type}, which is not in accept="${accept}"`,
        }
      : { code: 'type-not-accepted', type, accept, cause: `${type} is not in accept="${accept}"` };
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
    // The size can't be checked if the bytes don't state it. Such an image is not decoded. An SVG may have no size.
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
