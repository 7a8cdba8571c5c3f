// The uploader without an element: no Lit, no DOM.
export type { ErrorCode, FailureFacts } from './rules/failure.js';
export type { ItemState, UploadItem } from './rules/item.js';
export type { PresignRequest, RenewRequest } from './rules/presign-request.js';
export type { Progress } from './rules/progress.js';
export { UploadError } from './rules/upload-error.js';
export type * from './upload/events.js';
export type {
  PresignedMultipart,
  PresignedPost,
  PresignedPut,
  PresignedTarget,
  PresignOptions,
} from './upload/presign.js';
export type { UploaderOptions, UploaderServices } from './upload/options.js';
export { Uploader } from './upload/uploader.js';
