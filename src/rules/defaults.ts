// Default values, each named after its option. An option that is not listed has no default.
// The properties of the element and the documentation have the same values (test/package/defaults.test.ts).

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
