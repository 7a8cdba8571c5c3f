// What a page wrote into attributes and properties → options of the uploader, with defaults for what does not parse.
import { usableAccept } from '../../rules/accept.js';
import { parseAspectRatio } from '../../rules/aspect-ratio.js';
import { UPLOAD_ON } from '../../rules/defaults.js';
import { encodable } from '../../rules/preparation.js';
import { parseSize } from '../../rules/size.js';
import type { ValueAs } from '../../rules/stored-image.js';
import { isWebAddress } from '../../rules/web-address.js';
import type { UploaderOptions } from '../../upload/options.js';
import { variantNames, type VariantName } from '../variants/variants.js';

type AllOf<Options> = { readonly [Name in keyof Required<Options>]: Options[Name] };

/** Every option of the uploader but the words, and what only the element has to know. */
export interface Settings extends AllOf<Omit<UploaderOptions, 'errorText'>> {
  readonly uploadOn: 'select' | 'submit' | 'manual';
  readonly valueAs: ValueAs;
  readonly variant: VariantName;
}

type Functions = 'presign' | 'presignHeaders';

/**
 * The element's properties as the page left them: strings from attributes, `null` where one was removed, anything at all
 * from a script.
 */
export type Written = Pick<Settings, Functions> &
  Readonly<Record<Exclude<keyof Settings, Functions>, unknown>>;

/** @param complain called for each value that does not parse, with what is wrong and what is used instead */
export function readSettings(written: Written, complain: (complaint: string) => void): Settings {
  /** What is not written, or doesn't parse, is `undefined`: the uploader has the defaults. */
  function read<Value>(attribute: string, value: unknown, parse: (text: string) => Value | undefined) {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const parsed = parse(text);
    if (parsed === undefined) complain(`${attribute}="${text}" is not understood; the default is used.`);
    return parsed;
  }
  return {
    presign: written.presign ?? undefined,
    presignEndpoint: textOf(written.presignEndpoint),
    presignHeaders: written.presignHeaders ?? undefined,
    presignMethod: read('presign-method', written.presignMethod, oneOf('get', 'post')),
    credentials: read('credentials', written.credentials, oneOf('same-origin', 'include', 'omit')),
    accept: usableAccept(textOf(written.accept) ?? ''),
    multiple: Boolean(written.multiple) && written.variant !== 'avatar',
    uploadOn: read('upload-on', written.uploadOn, oneOf('select', 'submit', 'manual')) ?? UPLOAD_ON,
    valueAs: read('value-as', written.valueAs, oneOf('url', 'key', 'json')) ?? 'url',
    publicBase: read('public-base', written.publicBase, (text) => (isWebAddress(text) ? text : undefined)),
    variant: read('variant', written.variant, oneOf(...variantNames)) ?? 'dropzone',
    minSize: read('min-size', written.minSize, parseSize),
    maxSize: read('max-size', written.maxSize, parseSize),
    minWidth: read('min-width', written.minWidth, count),
    maxWidth: read('max-width', written.maxWidth, count),
    minHeight: read('min-height', written.minHeight, count),
    maxHeight: read('max-height', written.maxHeight, count),
    aspectRatio: read('aspect-ratio', written.aspectRatio, parseAspectRatio),
    maxPixels: read('max-pixels', written.maxPixels, count),
    metadata: read('metadata', written.metadata, oneOf('keep', 'strip')),
    maxEdge: read('max-edge', written.maxEdge, count),
    convert: read('convert', written.convert, oneOf(...encodable)),
    quality: read('quality', written.quality, share),
    maxFiles: read('max-files', written.maxFiles, count),
    minFiles: read('min-files', written.minFiles, countOrNone),
    concurrency: read('concurrency', written.concurrency, count),
    retries: read('retries', written.retries, countOrNone),
    stallTimeout: read('stall-timeout', written.stallTimeout, seconds),
    checksum: read('checksum', written.checksum, oneOf('sha256')),
  };
}

/** `undefined` for what is not set. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? undefined : String(value);
  return value === undefined || value === null ? undefined : Object.prototype.toString.call(value);
}

const oneOf =
  <const Value extends string>(...values: Value[]) =>
  (text: string) =>
    values.find((value) => value === text.trim().toLowerCase());

const countOrNone = (text: string) => {
  const parsed = Number(text);
  return Number.isInteger(parsed) && parsed >= 0 ? parsed : undefined;
};

const count = (text: string) => (countOrNone(text) === 0 ? undefined : countOrNone(text));

const share = (text: string) => {
  const parsed = Number(text);
  return text.trim() !== '' && parsed >= 0 && parsed <= 1 ? parsed : undefined;
};

const seconds = (text: string) => {
  const parsed = Number(text);
  return parsed > 0 && parsed < Infinity ? parsed : undefined;
};
