// The headless uploader: a list of images with the work on them.
import { Queue } from '../rules/queue.js';
import type { UploaderOptions, UploaderServices } from './options.js';
import { UploadList } from './upload-list.js';
import { ImageUploading } from './uploading.js';

/**
 * Checks images, requests their targets, sends them, and dispatches events.
 * Every change of `items` is followed by a `statechange` event; the `upload-…` events are those of the element.
 *
 * @example
 * const uploader = new Uploader({ presignEndpoint: '/generate-presigned-url' });
 * uploader.on('upload-success', ({ detail }) => show(detail.url));
 * await uploader.addFiles(input.files);
 */
export class Uploader extends UploadList {
  readonly #uploading: ImageUploading;

  /** @param services in the place of the browser's own */
  constructor(options: UploaderOptions = {}, services: Partial<UploaderServices> = {}) {
    const queue = new Queue();
    super(options, queue);
    this.#uploading = this.begin(queue, (host) => new ImageUploading(host, services));
  }

  /** Loads the chunks that the first file needs. Without this call they are loaded with the first file. */
  prefetch(): Promise<void> {
    return this.#uploading.prefetch();
  }
}
