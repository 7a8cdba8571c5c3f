// The page's own rules for a file, checked before anything is asked of a server.
import { isAccepted } from './accept.js';
import type { Failure } from './failure.js';

export interface Limits {
  /** As on `<input type=file>`; `image/*` means raster images. Default `image/*`. */
  readonly accept?: string | undefined;
  /** Bytes of one file. */
  readonly minSize?: number | undefined;
  readonly maxSize?: number | undefined;
  /** More than one image; without it a new image takes the place of the one before. Default `false`. */
  readonly multiple?: boolean | undefined;
  /** Images at most, where `multiple` is set. */
  readonly maxFiles?: number | undefined;
}

export interface FileFacts {
  readonly name: string;
  readonly size: number;
  /** By its first bytes; `undefined`: none of the image formats known. */
  readonly type: string | undefined;
}

/**
 * What is wrong with this file, the first reason only; `undefined` when nothing is.
 *
 * @param taken images that are there already and stay
 */
export function checkFile(
  { name, size, type }: FileFacts,
  limits: Limits,
  taken: number,
): Failure | undefined {
  const {
    accept = 'image/*',
    minSize = 0,
    maxSize = Infinity,
    multiple = false,
    maxFiles = Infinity,
  } = limits;
  const most = multiple ? maxFiles : 1;
  if (size === 0) return { code: 'empty', actual: 0 };
  if (type === undefined) return { code: 'not-an-image' };
  if (!isAccepted(accept, type, name))
    return { code: 'type-not-accepted', cause: `${type} is not in accept="${accept}"` };
  if (size > maxSize) return { code: 'too-large', limit: maxSize, actual: size };
  if (size < minSize) return { code: 'too-small', limit: minSize, actual: size };
  if (taken >= most) return { code: 'too-many-files', limit: most, actual: taken + 1 };
  return undefined;
}
