// Reads the options of the uploader from attributes and properties.
import { encodable } from '../../rules/encodable.js';
import type { UploaderOptions } from '../../upload/options.js';
import { count, countOrNone, oneOf, parse, textOf } from '../page/settings.js';
import type { Complain, Parsers, Settings, Written } from '../page/settings.js';

type AllOf<Options> = { readonly [Name in keyof Required<Options>]: Options[Name] };

/** Every option of the uploader except the texts. */
type Options = AllOf<Omit<UploaderOptions, 'errorText'>>;

const share = (text: string) => {
  const parsed = Number(text);
  return text.trim() !== '' && parsed >= 0 && parsed <= 1 ? parsed : undefined;
};

const seconds = (text: string) => {
  const parsed = Number(text);
  return parsed > 0 && parsed < Infinity ? parsed : undefined;
};

const parsers = {
  presignMethod: oneOf('get', 'post'),
  credentials: oneOf('same-origin', 'include', 'omit'),
  maxPixels: count,
  metadata: oneOf('keep', 'strip'),
  maxEdge: count,
  convert: oneOf(...encodable),
  quality: share,
  concurrency: count,
  retries: countOrNone,
  stallTimeout: seconds,
  checksum: oneOf('sha256'),
} satisfies Parsers;

type Functions = 'presign' | 'presignHeaders';

/** `undefined` if an option is missing or can't be parsed: the uploader has the defaults. */
export const readOptions = (
  written: Pick<Options, Functions> &
    Written<keyof typeof parsers | 'presignEndpoint' | 'persist' | 'persistKey'>,
  settings: Settings,
  complain: Complain,
): Options => ({
  ...settings,
  ...parse(parsers, written, complain),
  presign: written.presign ?? undefined,
  presignEndpoint: textOf(written.presignEndpoint),
  presignHeaders: written.presignHeaders ?? undefined,
  persist: textOf(written.persist),
  persistKey: textOf(written.persistKey),
});
