// Custom states, for a page's style sheet: `:state(uploading)` and so on.
import type { ImageQueue } from '../../rules/held-queue.js';

interface Facts {
  readonly queue: ImageQueue;
  readonly dragging: boolean;
  readonly offline: boolean;
  readonly disabled: boolean;
  readonly readonly: boolean;
  readonly complaint: string;
}

export function showStates(states: CustomStateSet, facts: Facts): void {
  const { queue, complaint, ...others } = facts;
  const { length } = queue;
  const are = {
    ...others,
    empty: length === 0,
    uploading: queue.count('presigning', 'uploading', 'waiting') > 0,
    complete: length > 0 && queue.count('stored') === length,
    failed: queue.count('failed', 'rejected') > 0,
    'user-invalid': complaint !== '',
  };
  for (const [state, on] of Object.entries(are))
    if (on) states.add(state);
    else states.delete(state);
}
