// The images that are sent in parts: reads their targets, and keeps each upload for all attempts. Loaded with the first multipart target.
export { readMultipartTarget } from '../rules/multipart-target.js';
import type { KeptParts } from './memory.js';
import type { MultipartTarget } from '../rules/target.js';
import { MultipartUpload, type PartsRequest } from './multipart-upload.js';
import type { Services } from './options.js';
import { send } from './send.js';
import type { Outcome } from './transfer.js';

interface Image {
  /** The parts that an earlier page has sent. */
  readonly earlier: KeptParts | undefined;
  readonly id: string;
  readonly target: MultipartTarget;
  readonly blob: Blob;
}

export class InParts {
  readonly #services: Services;
  readonly #uploads = new Map<string, MultipartUpload>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Makes one attempt. Never rejects. */
  run({ id, target, blob, earlier }: Image, request: PartsRequest): Promise<Outcome> {
    let upload = this.#uploads.get(id);
    if (!upload?.isOf(target, blob)) {
      upload?.cancel();
      upload = new MultipartUpload(target, blob, { send, ...this.#services }, earlier);
      this.#uploads.set(id, upload);
    }
    return upload.send(request);
  }

  /** Bytes of this image whose parts are stored. */
  kept(id: string): number {
    return this.#uploads.get(id)?.kept ?? 0;
  }

  /** Another page continues. */
  letGo(id: string): void {
    this.#uploads.delete(id);
  }

  /** The image is not sent to this target any more. */
  stop(id: string): void {
    this.#uploads.get(id)?.cancel();
    this.#uploads.delete(id);
  }
}
