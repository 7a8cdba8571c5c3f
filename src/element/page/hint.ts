// What is allowed, in a line.
import type { Say } from '../../locales/say.js';
import type { Language, Strings } from '../../locales/strings.js';
import type { AspectRange } from '../../rules/aspect-ratio.js';
import type { Limits } from '../../rules/limits.js';
import { isPlainEnglish, plainList } from '../../rules/plain-english.js';
import { formatSize } from '../../rules/size.js';

type Key = Exclude<keyof Strings, keyof Language>;

/**
 * That an image is required is said here: of buttons and groups, browsers tell no such thing by themselves.
 *
 * @param formats by their names, `PNG`; empty where it is any
 */
export function hintOf(
  rules: Limits & { readonly formats: readonly string[]; readonly required?: boolean },
  say: Say<Key>,
  language: string,
) {
  const { formats, minSize, maxSize, minFiles = 0, maxFiles, aspectRatio, required = false } = rules;
  const edges = (keys: readonly [Key, Key, Key], width: number | undefined, height: number | undefined) => {
    const [both, wide, high] = keys;
    const key = width && height ? both : width ? wide : high;
    return (width ?? height) && say(key, { width: String(width), height: String(height) });
  };
  const shape = ({ min, max }: AspectRange) => {
    if (min !== max) return say('shapes', { min, max });
    return min === 1 ? say('square') : say('shape', { ratio: min });
  };
  const text = [
    isPlainEnglish(language)
      ? plainList(formats, language)
      : formats.length > 0 && new Intl.ListFormat(language, { type: 'disjunction' }).format(formats),
    minSize && say('sizeFrom', { size: formatSize(minSize, language) }),
    maxSize && say('sizeTo', { size: formatSize(maxSize, language) }),
    edges(['pixelsFrom', 'widthFrom', 'heightFrom'], rules.minWidth, rules.minHeight),
    edges(['pixelsTo', 'widthTo', 'heightTo'], rules.maxWidth, rules.maxHeight),
    aspectRatio && shape(aspectRatio),
    (required || minFiles > 1) && say('filesFrom', { count: Math.max(1, minFiles) }),
    maxFiles && say('filesTo', { count: maxFiles }),
  ]
    .filter(Boolean)
    .join(' · ');
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
