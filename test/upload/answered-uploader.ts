// An uploader with a signing endpoint and a simulated answer of the storage.
import {
  Uploader,
  type PresignedPost,
  type UploaderOptions,
  type UploaderServices,
} from 's3-image-upload/core';
import type { Stack } from '../stack-client.js';
import { answered } from './world.js';

/** Sends one image at a time, without retries. The storage answers that it is stored, unless `services` differ. */
export const uploaderAt = (
  stack: Stack,
  options: UploaderOptions = {},
  services: Partial<UploaderServices> = {},
) =>
  new Uploader(
    { presignEndpoint: stack.presign(), multiple: true, concurrency: 1, retries: 0, ...options },
    { random: () => 0, send: () => Promise.resolve(answered(204)), ...services },
  );

/** Resolves with the items once each of them is stored or has failed. */
export async function upload(uploader: Uploader, files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

/** A target that the endpoint has just signed. */
export const signedBy = async (stack: Stack) =>
  (await (await fetch(stack.presign())).json()) as PresignedPost;
