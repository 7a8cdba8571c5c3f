// The fields of an item, as one page tells the others. Loaded with the option `persist`.
import type { FailureFacts } from '../rules/failure.js';
import type { UploadItem } from '../rules/item.js';
import { UploadError } from '../rules/upload-error.js';

/** The fields that can be sent: an error only as its facts and message. */
export type Fields = Readonly<Record<string, unknown>> & {
  readonly failure?: FailureFacts & { readonly message: string };
};

/** Fields that each page has for itself. */
const OWN: ReadonlySet<string> = new Set(['id', 'file', 'blob', 'previewUrl', 'error']);

export function fieldsOf(item: UploadItem): Fields {
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => !OWN.has(name)));
  if (!('error' in item)) return fields;
  const { code, message, status, s3Code, requestId, limit, actual, condition } = item.error;
  return { ...fields, failure: { code, message, status, s3Code, requestId, limit, actual, condition } };
}

export function readFields({ failure, ...fields }: Fields): object {
  return failure ? { ...fields, error: new UploadError(failure, failure.message) } : fields;
}
