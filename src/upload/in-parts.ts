// The images that are sent in parts: keeps each upload for all attempts, and shares out the requests that may run at once. Loaded with the first
// multipart target.
import type { MultipartTarget } from '../rules/target.js';
import { MultipartUpload, type PartsRequest } from './multipart-upload.js';
import type { Services } from './options.js';
import { send } from './send.js';
import type { Room } from './side-by-side.js';
import type { Outcome } from './transfer.js';

interface Image {
  readonly id: string;
  readonly target: MultipartTarget;
  readonly blob: Blob;
}

export class InParts {
  readonly #services: Services;
  readonly #room: () => number;
  readonly #uploads = new Map<string, MultipartUpload>();
  /** Parts that are sent beside the first one of their image. */
  #beside = 0;

  /** @param room how many more requests may run at once */
  constructor(services: Services, room: () => number) {
    this.#services = services;
    this.#room = room;
  }

  /** Makes one attempt. Never rejects. */
  run({ id, target, blob }: Image, request: Omit<PartsRequest, keyof Room>): Promise<Outcome> {
    let upload = this.#uploads.get(id);
    if (!upload?.isOf(target, blob)) {
      upload?.cancel();
      upload = new MultipartUpload(target, blob, { send, ...this.#services });
      this.#uploads.set(id, upload);
    }
    const takePlace = () => {
      const isFree = this.#room() > this.#beside;
      if (isFree) this.#beside += 1;
      return isFree;
    };
    return upload.send({ ...request, takePlace, leavePlace: () => (this.#beside -= 1) });
  }

  /** The image is not sent to this target any more. */
  stop(id: string): void {
    this.#uploads.get(id)?.cancel();
    this.#uploads.delete(id);
  }
}
