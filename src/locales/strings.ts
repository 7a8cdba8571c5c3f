// The texts that each language has: strings with places for values, `{name}`, or one string for each plural form.
import type { ErrorCode } from '../rules/failure.js';
import type { ItemState } from '../rules/item.js';

/** Texts by plural category of CLDR (`Intl.PluralRules`), chosen by the value of `count`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type Phrase = string | Plural;

/** Properties of the language. */
export interface Language {
  /** Language tag (BCP 47), for numbers, sizes and plurals. */
  readonly language: string;
  /** `rtl` if the language is written from right to left. */
  readonly direction?: 'rtl';
}

/** The texts of the element. The comments name the values that a text can contain. */
export interface Strings extends Language, Readonly<Record<ItemState, Phrase>> {
  /** Used instead of a state: all bytes are sent, and S3 has not answered. */
  readonly finishing: Phrase;
  readonly label: Phrase;
  readonly labelMany: Phrase;
  /** The invitation beside the button. */
  readonly drop: Phrase;
  readonly dropMany: Phrase;
  /** Shown while files are dragged over the element. */
  readonly dropNow: Phrase;
  readonly browse: Phrase;
  readonly browseMany: Phrase;
  /** On the button, if a new image replaces the current one. */
  readonly replace: Phrase;

  /** The hint: what is accepted. `what` is one of the phrases below, or a size: 5 MB. */
  readonly atLeast: Phrase;
  readonly upTo: Phrase;
  /** `min` is a number or a size, `max` one of the phrases below. */
  readonly between: Phrase;
  /** `count`; also on the button that opens the list, in the variant `button`. */
  readonly images: Phrase;
  /** The limit of each image, if several are allowed. `what` */
  readonly each: Phrase;
  /** `width`, `height` */
  readonly pixels: Phrase;
  readonly wide: Phrase;
  readonly high: Phrase;
  /** Aspect ratio. `what`: 16:9 */
  readonly square: Phrase;
  readonly shape: Phrase;
  /** `what`: how many images; `formats`: names of formats. */
  readonly imagesOf: Phrase;
  /** Joins two phrases of the hint: `what`, `more`. */
  readonly also: Phrase;

  /** Shown instead of images if the script that uploads them could not be loaded, and on the button beside it. */
  readonly notLoaded: Phrase;
  readonly loadAgain: Phrase;

  /** About all images: `stored`, `count`, in a short form which `20 seconds left` can follow. */
  readonly storedOf: Phrase;
  /** `time`, formatted: 20 seconds. */
  readonly timeLeft: Phrase;
  /** On the buttons beside it, for all images to which they apply. */
  readonly retryAll: Phrase;
  readonly pauseAll: Phrase;
  readonly resumeAll: Phrase;
  readonly cancelAll: Phrase;
  readonly dismissRejected: Phrase;
  readonly removeAll: Phrase;

  /** Accessible name of the list. */
  readonly list: Phrase;
  /** On the button that opens the list, in the variant `button`: the number of `images`, and of those that failed or were rejected. `count` */
  readonly problems: Phrase;
  /** Accessible names of the controls of one image. `name` */
  readonly pause: Phrase;
  readonly resume: Phrase;
  readonly cancel: Phrase;
  readonly retry: Phrase;
  readonly remove: Phrase;
  readonly progress: Phrase;
  readonly handle: Phrase;
  /** Label of the field for the alternative text, and of the checkbox for images that need none. */
  readonly description: Phrase;
  readonly decorative: Phrase;
  /** On a thumbnail that opens the viewer (`name`), on the button that closes it, and instead of an image that can't be shown. */
  readonly look: Phrase;
  readonly close: Phrase;
  readonly unshowable: Phrase;
  /** On the first image of a gallery. */
  readonly cover: Phrase;
  /** Description of a handle: how to use it. */
  readonly moveHelp: Phrase;

  /** Announced by assistive technology. `count` or `name` */
  readonly added: Phrase;
  readonly manyRefused: Phrase;
  readonly manyFailed: Phrase;
  readonly allStored: Phrase;
  readonly oneStored: Phrase;
  /** Announced when half of the bytes are sent and the rest takes long. */
  readonly halfStored: Phrase;
  readonly removed: Phrase;
  readonly manyRemoved: Phrase;
  /** Follows `removed` or `manyRemoved`: the button `undo` restores the images. */
  readonly undoable: Phrase;
  readonly undo: Phrase;
  /** `name`, `position`, `count` */
  readonly moved: Phrase;
  /** `name` */
  readonly lifted: Phrase;
  readonly putBack: Phrase;

  /** Validation messages: why the form can't be submitted. `count` */
  readonly required: Phrase;
  readonly tooFew: Phrase;
  readonly pending: Phrase;
  /** `name` */
  readonly unsent: Phrase;
  readonly unresumed: Phrase;
  readonly unfinished: Phrase;
  /** The same for an image that can't be tried again. */
  readonly unstorable: Phrase;
  /** An image has no alternative text. `name` */
  readonly undescribed: Phrase;
  /** The browser is offline. Shown once for all images. */
  readonly offline: Phrase;
  /** The form is submitted automatically once the images are uploaded. */
  readonly submitting: Phrase;
}

/** Codes without a message of their own; `keys` in `error-text.ts` has theirs. */
type Unspoken =
  | 'entity-too-large'
  | 'entity-too-small'
  | `presign-${'network' | 'failed' | 'invalid'}`
  | 'policy-expired'
  | 'policy-forbids'
  | 'access-denied'
  | 'credentials-expired'
  | 'signature-mismatch'
  | 'slow-down'
  | 'storage-error';

type SpokenCode = Exclude<ErrorCode, Unspoken>;

/**
 * The message of each failure. `limit` and `actual` are formatted: sizes, pixels, megapixels, aspect ratios (16:9); `type` is the
 * name of a format: PNG; `accepted` a list of such names; `count` is the limit of a number of images.
 */
export interface ErrorStrings extends Readonly<Record<SpokenCode, Phrase>> {
  /** The message if `limit` and `actual` are not known. */
  readonly 'too-large-somehow': Phrase;
  readonly 'too-small-somehow': Phrase;
  readonly 'unknown-type-not-accepted': Phrase;
  /** The URL of an image was dropped or pasted instead of the image. */
  readonly link: Phrase;
  /** The file can be read, but is damaged. */
  readonly damaged: Phrase;
  /** The image is too wide for its height; `aspect-ratio`: it is too narrow. */
  readonly 'aspect-ratio-wide': Phrase;
  readonly 'damaged-not-stripped': Phrase;
  /** The upload was not allowed any more when it was sent; another try asks for a new target. */
  readonly expired: Phrase;
  /** All failures that only the site can solve: temporary ones, and permanent ones. */
  readonly busy: Phrase;
  readonly unavailable: Phrase;
}

/** All texts of a language. */
export interface Locale extends Strings, ErrorStrings {}
