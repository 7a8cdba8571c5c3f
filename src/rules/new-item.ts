// The item of a file that was just chosen.
import type { ChosenItem } from './item.js';

/**
 * The new item of a file. Its size is read later, with its first bytes: for a file on disk Chromium has to ask another process,
 * which takes a fifth of a millisecond, for hundreds at once a tenth of a second.
 */
export const newItem = (id: string, file: File): ChosenItem =>
  Object.freeze({
    id,
    file,
    facts: undefined,
    blob: file,
    name: file.name,
    type: '',
    get size() {
      return file.size;
    },
    width: undefined,
    height: undefined,
    animated: false,
    notices: Object.freeze([]),
    alt: undefined,
    loaded: 0,
    get total() {
      return file.size;
    },
    attempt: 0,
    state: 'checking',
  });
