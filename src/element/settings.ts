// What a page wrote into attributes and properties → options of the uploader, with defaults for what does not parse.
import { parseSize } from '../rules/size.js';
import type { UploaderOptions } from '../upload/uploader.js';

/** The element's properties as the page left them: attributes arrive as strings. */
export interface Written extends Pick<UploaderOptions, 'presign' | 'presignEndpoint' | 'presignHeaders'> {
  readonly presignMethod: string;
  readonly credentials: string;
  readonly accept: string;
  readonly multiple: boolean;
  readonly uploadOn: string;
  readonly minSize: number | string | undefined;
  readonly maxSize: number | string | undefined;
  readonly maxFiles: number | string | undefined;
  readonly concurrency: number | string;
}

/** @param complain told of each value that does not parse; the default takes its place. */
export function readSettings(
  written: Written,
  complain: (attribute: string, value: unknown) => void,
): UploaderOptions {
  function choice<const Value extends string>(
    attribute: string,
    value: string,
    [first, ...rest]: readonly [Value, ...Value[]],
  ) {
    const chosen = [first, ...rest].find((one) => one === value.trim().toLowerCase());
    if (chosen === undefined) complain(attribute, value);
    return chosen ?? first;
  }
  function number<Default>(
    attribute: string,
    value: unknown,
    parsed: number | undefined,
    otherwise: Default,
  ) {
    if (value === undefined || value === null || value === '') return otherwise;
    if (parsed === undefined) complain(attribute, value);
    return parsed ?? otherwise;
  }
  const { minSize, maxSize, maxFiles, concurrency } = written;
  return {
    presign: written.presign,
    presignEndpoint: written.presignEndpoint,
    presignHeaders: written.presignHeaders,
    presignMethod: choice('presign-method', written.presignMethod, ['get', 'post']),
    credentials: choice('credentials', written.credentials, ['same-origin', 'include', 'omit']),
    accept: written.accept,
    multiple: written.multiple,
    uploadOn: choice('upload-on', written.uploadOn, ['select', 'manual']),
    minSize: number('min-size', minSize, size(minSize), undefined),
    maxSize: number('max-size', maxSize, size(maxSize), undefined),
    maxFiles: number('max-files', maxFiles, count(maxFiles), undefined),
    concurrency: number('concurrency', concurrency, count(concurrency), 3),
  };
}

const size = (value: number | string | undefined) => parseSize(value ?? '');

const count = (value: number | string | undefined) => {
  const parsed = Number(value);
  return Number.isInteger(parsed) && parsed > 0 ? parsed : undefined;
};
