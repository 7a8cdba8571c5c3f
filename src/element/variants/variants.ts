// The variants by their names. All but the first, which comes with the engine, are loaded when a page has one.
import type { Properties } from '../page/properties.js';
import type { Variant } from './variant.js';

export type VariantName = Properties['variant'];

/** A variant is a file, a line, and its name in the type of the property `variant`. */
const loaders = {
  button: () => import('./button.js').then(({ variant }) => variant),
  avatar: () => import('./avatar.js').then(({ variant }) => variant),
  gallery: () => import('./gallery.js').then(({ variant }) => variant),
} satisfies Readonly<Record<Exclude<VariantName, 'dropzone'>, () => Promise<Variant>>>;

export const variantNames: readonly VariantName[] = [
  'dropzone',
  ...(Object.keys(loaders) as (keyof typeof loaders)[]),
];

export const loadVariant = (name: Exclude<VariantName, 'dropzone'>): Promise<Variant> => loaders[name]();
