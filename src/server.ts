// The entry `s3-image-upload/server`: the other half of the element, for the site's server.
export { createPresignHandler } from './server/handler.js';
export type { Identity, PresignHandlerOptions } from './server/options.js';
export { keep, type KeepOptions } from './server/keep.js';
export { createStoredHandler, type StoredOptions } from './server/stored.js';
export {
  verifyUpload,
  type RefusalCode,
  type RefusedUpload,
  type VerifiedUpload,
  type VerifyOptions,
} from './server/verify.js';
