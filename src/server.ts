// The entry `s3-image-upload/server`: the other half of the element, for the site's server.
export { createPresignHandler } from './server/handler.js';
export type { Identity, PresignHandlerOptions } from './server/options.js';
