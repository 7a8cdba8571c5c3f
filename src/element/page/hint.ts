// Writes what is accepted as one phrase: `2 to 12 images (PNG or JPEG), up to 5 MB each`.
import type { Say } from '../../locales/say.js';
import { shapeName } from '../../locales/shape.js';
import type { Language, Strings } from '../../locales/strings.js';
import { eitherOf } from '../../rules/either.js';
import type { Limits } from '../../rules/limits.js';
import { baseOf, formatSize, LIMIT_DIGITS } from '../../rules/size.js';

type Key = Exclude<keyof Strings, keyof Language>;

/** The limits and requirements. */
export interface Asked extends Limits {
  /** Names of formats, such as `PNG`; empty if any format is accepted. */
  readonly formats: readonly string[];
  readonly required?: boolean;
}

/** Also says that an image is required, since browsers do not expose that for buttons and groups. */
export function hintOf(asked: Asked, say: Say<Key>, language: string): string {
  const { formats, multiple, minFiles = 0, aspectRatio, required } = asked;
  const bounds = (min: string, max: string) => {
    if (min && max) return min === max ? max : say('between', { min, max });
    return min || max ? say(min ? 'atLeast' : 'upTo', { what: min || max }) : '';
  };
  const size = (bytes = 0) => (bytes ? formatSize(bytes, language, LIMIT_DIGITS, baseOf(bytes)) : '');
  const edges = (width = 0, height = 0) =>
    width || height
      ? say(!height ? 'wide' : width ? 'pixels' : 'high', { width: String(width), height: String(height) })
      : '';
  const images = (count: number) => (count ? say('images', { count }) : '');
  const least = required ? Math.max(1, minFiles) : minFiles > 1 ? minFiles : 0;
  const most = multiple ? (asked.maxFiles ?? 0) : least;
  const counts = bounds(least && most > least ? String(least) : images(least), images(most));
  const kinds = formats.length > 0 ? eitherOf(formats, language) : '';
  const sizes = bounds(size(asked.minSize), size(asked.maxSize));
  const shape = (ratio = 0) => (ratio ? shapeName(ratio, language) : '');
  const ratio = bounds(shape(aspectRatio?.min), shape(aspectRatio?.max));
  return [
    counts && kinds ? say('imagesOf', { what: counts, formats: kinds }) : counts || kinds,
    multiple && sizes ? say('each', { what: sizes }) : sizes,
    bounds(edges(asked.minWidth, asked.minHeight), ''),
    bounds('', edges(asked.maxWidth, asked.maxHeight)),
    ratio && (ratio === '1:1' ? say('square') : say('shape', { what: ratio })),
  ]
    .reduce((one, more) => (one && more ? say('also', { what: one, more }) : one || more))
    .replace(/^./u, (start) => start.toLocaleUpperCase(language));
}
