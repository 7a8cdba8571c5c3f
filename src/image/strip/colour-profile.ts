// What tells a colour profile from other bytes in its place (ICC.1, 7.2).
import { textAt } from './slices.js';

/**
 * Whether a profile begins there, by its signature or by its colours (7.2.8 and 7.2.11). Firefox applies one whose signature is
 * damaged.
 */
export const isProfile = (view: DataView, start: number) =>
  textAt(view, start + 36, 4) === 'acsp' || /^(RGB |GRAY|CMYK)$/.test(textAt(view, start + 16, 4));

/** Bytes of a profile that are looked at. */
export const PROFILE_HEAD = 40;
