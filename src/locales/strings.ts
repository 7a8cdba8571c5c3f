// What a language has to say: texts with places for values, `{name}`, or one text for each of its plural forms.
import type { ErrorCode } from '../rules/failure.js';
import type { ItemState } from '../rules/item.js';

/** By the plural rules of CLDR (`Intl.PluralRules`), chosen by the value of `count`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type Phrase = string | Plural;

/** Facts about the language, which are no texts. */
export interface Language {
  /** BCP 47, for numbers, sizes and plurals. */
  readonly language: string;
  /** `rtl` where it is written from right to left. */
  readonly direction?: 'rtl';
}

/** Beside each: the values that it may have a place for, where it has any. */
export interface Strings extends Language, Readonly<Record<ItemState, Phrase>> {
  readonly label: Phrase;
  readonly labelMany: Phrase;
  /** The invitation beside the button. */
  readonly drop: Phrase;
  readonly dropMany: Phrase;
  /** While files hang over the element. */
  readonly dropNow: Phrase;
  readonly browse: Phrase;
  readonly browseMany: Phrase;
  /** On the button, where there is an image already and a new one takes its place. */
  readonly replace: Phrase;

  /** Rules of the page, each a phrase of the hint. `size` is a text: 5 MB. */
  readonly sizeFrom: Phrase;
  readonly sizeTo: Phrase;
  /** `width`, `height`: texts. */
  readonly pixelsFrom: Phrase;
  readonly widthFrom: Phrase;
  readonly heightFrom: Phrase;
  readonly pixelsTo: Phrase;
  readonly widthTo: Phrase;
  readonly heightTo: Phrase;
  /** Width to height: `ratio`; from `min` to `max`. */
  readonly square: Phrase;
  readonly shape: Phrase;
  readonly shapes: Phrase;
  /** `count` */
  readonly filesFrom: Phrase;
  readonly filesTo: Phrase;

  /** The name of the list. */
  readonly list: Phrase;
  /** Names of what belongs to one image: `name`. */
  readonly cancel: Phrase;
  readonly retry: Phrase;
  readonly remove: Phrase;
  readonly progress: Phrase;
  readonly describe: Phrase;
  readonly handle: Phrase;
  /** In the empty field for the alternative text. */
  readonly description: Phrase;
  /** On the first image of a gallery. */
  readonly cover: Phrase;
  /** How a handle is used. */
  readonly moveHelp: Phrase;

  /** Said aloud: `count` or `name`. */
  readonly added: Phrase;
  readonly manyRefused: Phrase;
  readonly manyFailed: Phrase;
  readonly allStored: Phrase;
  readonly oneStored: Phrase;
  /** Half of the bytes are there, and the rest takes a while. */
  readonly halfStored: Phrase;
  readonly removed: Phrase;
  /** `name`, `position`, `count` */
  readonly moved: Phrase;
  /** `name` */
  readonly lifted: Phrase;
  readonly putBack: Phrase;

  /** Why the form can't be sent. `count` */
  readonly required: Phrase;
  readonly tooFew: Phrase;
  readonly pending: Phrase;
  /** `name` */
  readonly unsent: Phrase;
  readonly unfinished: Phrase;
  /** The same of one that can't be tried again. */
  readonly unstorable: Phrase;
  /** The form goes on by itself, later. */
  readonly submitting: Phrase;
}

type SpokenCode = Exclude<ErrorCode, 'entity-too-large' | 'entity-too-small'>;

/**
 * What is said of each failure. `limit` and `actual` are what was allowed and what there was: sizes as texts, pixels,
 * megapixels, width ÷ height; `type` is the name of a format: PNG; `count` is the limit, where images are counted.
 */
export interface ErrorStrings extends Readonly<Record<SpokenCode, Phrase>> {
  /** Without figures. */
  readonly 'too-large-somehow': Phrase;
  readonly 'too-small-somehow': Phrase;
  readonly 'unknown-type-not-accepted': Phrase;
  /** The URL of an image was dropped in its place. */
  readonly link: Phrase;
  /** It could be read, but it is damaged. */
  readonly damaged: Phrase;
  /** Wider than is allowed, in relation to its height; `aspect-ratio`: less wide. */
  readonly 'aspect-ratio-wide': Phrase;
  readonly 'damaged-not-stripped': Phrase;
  /** Trying again does not help. */
  readonly 'presign-impossible': Phrase;
  readonly 'policy-forbids-type': Phrase;
}

/** All that a language says. */
export interface Locale extends Strings, ErrorStrings {}
