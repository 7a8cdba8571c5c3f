// Recognises colour profiles (ICC.1, 7.2).
import { textAt } from './slices.js';

/**
 * Whether these bytes begin a profile, by its signature or its colour space (7.2.8 and 7.2.11): Firefox applies a profile whose
 * signature is damaged.
 */
export const isProfile = (view: DataView, start: number) =>
  textAt(view, start + 36, 4) === 'acsp' || /^(RGB |GRAY|CMYK)$/.test(textAt(view, start + 16, 4));

/** Bytes of a profile that are read. */
export const PROFILE_HEAD = 40;
