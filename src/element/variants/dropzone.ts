// A dropzone with a list below it, which has a row for each image.
import { list } from '../engine/list.js';
import type { Variant } from './variant.js';

export const variant: Variant = { create: () => ({ view: list }) };
