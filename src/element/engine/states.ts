// Custom states that come with images, for a page's style sheet: `:state(uploading)` and so on.
import type { Queue } from '../../rules/queue.js';

export const statesOf = (queue: Queue) => ({
  uploading: queue.count('presigning', 'uploading', 'waiting') > 0,
  complete: queue.length > 0 && queue.count('stored') === queue.length,
  failed: queue.count('failed', 'rejected') > 0,
});
