// A dropzone, and below it a list with a row for each image.
import { list } from '../engine/list.js';
import type { Variant } from './variant.js';

export const variant: Variant = { create: () => ({ view: list }) };
