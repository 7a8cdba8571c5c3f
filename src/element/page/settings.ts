// Parses the attributes and properties that the empty control needs. A value that can't be parsed gives its default.
import { usableAccept } from '../../rules/accept.js';
import { parseAspectRatio } from '../../rules/aspect-ratio.js';
import { UPLOAD_ON } from '../../rules/defaults.js';
import { parseSize } from '../../rules/size.js';
import { isWebAddress } from '../../rules/web-address.js';
import { variantNames } from '../variants/variants.js';
import { attributeOf } from './property.js';

/** Parses the text of an attribute; `undefined` if it can't be parsed. */
export type Parse = (text: string) => unknown;

/** The parser of each property. */
export type Parsers = Readonly<Record<string, Parse>>;

/** `undefined` for a property that is not set or can't be parsed. */
export type Parsed<Table extends Parsers> = {
  readonly [Name in keyof Table]: ReturnType<Table[Name]> | undefined;
};

/**
 * The element's properties as the page has set them: strings from attributes, `null` for removed ones, any type from
 * scripts.
 */
export type Written<Name extends PropertyKey> = Readonly<Record<Name, unknown>>;

/** Called for each value that can't be parsed, with the reason and the value that is used instead. */
export type Complain = (complaint: string) => void;

export const oneOf =
  <const Value extends string>(...values: Value[]) =>
  (text: string) =>
    values.find((value) => value === text.trim().toLowerCase());

export const countOrNone = (text: string) => {
  const parsed = Number(text);
  return Number.isInteger(parsed) && parsed >= 0 ? parsed : undefined;
};

export const count = (text: string) => (countOrNone(text) === 0 ? undefined : countOrNone(text));

const parsers = {
  uploadOn: oneOf('select', 'submit', 'manual'),
  valueAs: oneOf('url', 'key', 'json', 'claim'),
  publicBase: (text: string) => (isWebAddress(text) ? text : undefined),
  variant: oneOf(...variantNames),
  minSize: parseSize,
  maxSize: parseSize,
  minWidth: count,
  maxWidth: count,
  minHeight: count,
  maxHeight: count,
  aspectRatio: parseAspectRatio,
  minFiles: countOrNone,
  maxFiles: count,
} satisfies Parsers;

export type Settings = ReturnType<typeof readSettings>;

export function readSettings(
  written: Written<keyof typeof parsers | 'accept' | 'multiple'>,
  complain: Complain,
) {
  const parsed = parse(parsers, written, complain);
  const { variant = 'dropzone', uploadOn = UPLOAD_ON, valueAs = 'url' } = parsed;
  return {
    ...parsed,
    variant,
    uploadOn,
    valueAs,
    accept: usableAccept(textOf(written.accept) ?? ''),
    multiple: Boolean(written.multiple) && variant !== 'avatar',
  };
}

/** Parses each property of the table. */
export function parse<Table extends Parsers>(
  table: Table,
  written: Written<keyof Table>,
  complain: Complain,
): Parsed<Table> {
  const read = ([name, parser]: [string, Parse]) => {
    const text = textOf(written[name]);
    const parsed = text === undefined ? undefined : parser(text);
    if (text !== undefined && parsed === undefined)
      complain(`${attributeOf(name)}="${text}" is not valid; the default is used.`);
    return [name, parsed];
  };
  return Object.fromEntries(Object.entries(table).map(read)) as Parsed<Table>;
}

/** `undefined` if it is not set. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? undefined : String(value);
  return value === undefined || value === null ? undefined : Object.prototype.toString.call(value);
}
