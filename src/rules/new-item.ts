// Creates the item of a file that was just added.
import type { ChosenItem } from './item.js';

/**
 * The new item of a file. The size is not read until the first bytes are: for a file on disk, Chromium asks another process,
 * which takes 0.2 ms for each file, and 100 ms for several hundred.
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
