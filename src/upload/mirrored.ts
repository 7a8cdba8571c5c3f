// The fields of an item, as one page tells the others. Loaded with the option `persist`.
import type { FailureFacts } from '../rules/failure.js';
import type { UploadItem } from '../rules/item.js';
import { UploadError } from '../rules/upload-error.js';

/** The fields that can be sent: an error only as its facts and message. */
export type Fields = Readonly<Record<string, unknown>> & {
  readonly failure?: FailureFacts & { readonly message: string };
};

export function fieldsOf(item: UploadItem): Fields {
  const { id, file, blob, previewUrl, ...fields } = item;
  if (!('error' in fields)) return fields;
  const { error, ...others } = fields;
  const { code, message, status, s3Code, requestId, limit, actual, condition } = error;
  return { ...others, failure: { code, message, status, s3Code, requestId, limit, actual, condition } };
}

export function readFields({ failure, ...fields }: Fields): object {
  return failure ? { ...fields, error: new UploadError(failure, failure.message) } : fields;
}
