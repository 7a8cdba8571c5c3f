// A wrong value of an option.

/** @param message never has a value that may be secret */
export function fail(option: string, message: string): never {
  throw new TypeError(`s3-image-upload/server: ${option}: ${message}.`);
}
