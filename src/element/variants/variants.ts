// The variants by name. The dropzone is loaded with the engine, the others when a page uses them.
import type { Properties } from '../page/properties.js';
import type { Variant } from './variant.js';

export type VariantName = Properties['variant'];

/** To add a variant, add a file, a line here, and its name to the type of the property `variant`. */
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
