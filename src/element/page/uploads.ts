// The images of the element. They are held until the engine is there, which looks into them and sends them.
import { HeldQueue, type ImageQueue } from '../../rules/held-queue.js';
import type { Queue } from '../../rules/queue.js';
import { UploadList, type Uploading, type UploadingHost } from '../../upload/upload-list.js';

export class Uploads extends UploadList {
  constructor() {
    super({}, new HeldQueue());
  }

  /** To be read: only this list may change it. */
  override get queue(): ImageQueue {
    return super.queue;
  }

  /** @param queue an empty one, which takes the images */
  start<Work extends Uploading>(queue: Queue, make: (host: UploadingHost) => Work): Work {
    return this.begin(queue, make);
  }
}
