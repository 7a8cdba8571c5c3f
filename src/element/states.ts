// Custom states, for a page's style sheet: `:state(uploading)` and so on.
import type { ItemState, UploadItem } from '../rules/item.js';

interface Facts {
  readonly items: readonly UploadItem[];
  readonly dragging: boolean;
  readonly offline: boolean;
  readonly disabled: boolean;
  readonly readonly: boolean;
  readonly complaint: string;
}

export function showStates(states: CustomStateSet, facts: Facts): void {
  const { items, complaint, ...others } = facts;
  const some = (...wanted: ItemState[]) => items.some(({ state }) => wanted.includes(state));
  const are = {
    ...others,
    empty: items.length === 0,
    uploading: some('presigning', 'uploading', 'waiting'),
    complete: items.length > 0 && items.every(({ state }) => state === 'stored'),
    failed: some('failed', 'rejected'),
    'user-invalid': complaint !== '',
  };
  for (const [state, on] of Object.entries(are))
    if (on) states.add(state);
    else states.delete(state);
}
