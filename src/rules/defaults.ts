// The values of options that a page leaves out, each by the name of its option; an option without a line has none.
// The properties of the element begin with the same values, and the documentation names them (test/package/defaults.test.ts).

export const PRESIGN_METHOD = 'get';
export const CREDENTIALS = 'same-origin';
export const ACCEPT = 'image/*';
export const MULTIPLE = false;
/** Width × height. */
export const MAX_PIXELS = 268_435_456;
export const CONCURRENCY = 3;
export const RETRIES = 4;
/** Seconds. */
export const STALL_TIMEOUT = 30;
export const UPLOAD_ON = 'select';
