// The custom states that depend on images, for style sheets: `:state(uploading)` and so on.
import type { Queue } from '../../rules/queue.js';

export const statesOf = (queue: Queue) => ({
  uploading: queue.count('presigning', 'uploading', 'waiting') > 0,
  complete: queue.length > 0 && queue.count('stored') === queue.length,
  failed: queue.count('failed', 'rejected') > 0,
});
