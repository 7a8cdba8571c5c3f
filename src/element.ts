// The class and the types. Does not define the tag.
export { S3ImageUpload } from './element/s3-image-upload.js';
export type { SubmitDetail } from './element/engine/submit.js';
export type { Locale } from './locales/strings.js';
export type { ErrorCode } from './rules/failure.js';
export type { ItemState, UploadItem } from './rules/item.js';
export type { PresignRequest } from './rules/presign-request.js';
export type { Progress } from './rules/progress.js';
export type { StoredImage } from './rules/stored-image.js';
export { UploadError } from './rules/upload-error.js';
export type * from './upload/events.js';
export type { PresignedTarget } from './upload/presign.js';
