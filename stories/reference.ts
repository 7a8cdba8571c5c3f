// The rows of Storybook's tables and controls, from the manifest.
import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

const element = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 's3-image-upload');
if (!element) throw new Error('The manifest does not know the element.');
const { attributes, cssParts, cssProperties, cssStates, events, members, slots } = element;

/** Attributes that are text in the manifest, but have only a few meaningful values. */
const choices: Readonly<Record<string, readonly string[]>> = {
  convert: ['image/webp', 'image/jpeg', 'image/png', 'image/avif'],
};

/** Attributes that change what a visitor sees or may add, and the story's own control. Only these have controls. */
export const turnable = [
  'label',
  'multiple',
  'accept',
  'max-size',
  'max-files',
  'min-files',
  'min-width',
  'aspect-ratio',
  'upload-on',
  'required',
  'readonly',
  'disabled',
  'storage',
];

export const attributeNames = attributes.map(({ name }) => name);
export const eventNames = events.map(({ name }) => name);

function controlFor(name: string, type: string): ArgTypes[string] {
  if (!turnable.includes(name)) return {};
  if (type === 'boolean') return { control: { type: 'boolean' } };
  const options = choices[name] ?? [...type.matchAll(/'([^']+)'/g)].map(([, literal]) => literal);
  if (options.length > 0)
    return { control: { type: options.length > 3 ? 'select' : 'inline-radio' }, options };
  return { control: { type: 'text' } };
}

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** The rows of one kind. `write` distinguishes the names of different kinds: `label` is an attribute, a slot and a part. */
const rows = <Kind extends Described>(
  category: string,
  described: readonly Kind[],
  write: (one: Kind) => string = ({ name }) => name,
): ArgTypes =>
  Object.fromEntries(
    described.map((one) => {
      const { description, type, default: value } = one;
      const table = {
        category,
        ...(type && { type: { summary: type.text } }),
        ...(value !== undefined && { defaultValue: { summary: value } }),
      };
      return [
        write(one),
        { name: write(one), ...(description && { description }), control: { disable: true }, table },
      ];
    }),
  );

const withControls = (table: ArgTypes): ArgTypes =>
  Object.fromEntries(
    attributes.map(({ name, type }) => [name, { ...table[name], ...controlFor(name, type.text) }]),
  );

/** The description of an attribute names its property, if that is spelled differently. */
const withProperty = attributes.map(({ description, ...attribute }) => ({
  ...attribute,
  description:
    attribute.fieldName === attribute.name
      ? description
      : `${description} Property: \`${attribute.fieldName}\`.`,
}));
const isOfAnAttribute = (name: string) => attributes.some(({ fieldName }) => fieldName === name);

/** All rows, in order of importance for a page's author. */
export const argTypes: ArgTypes = {
  ...withControls(rows('attributes', withProperty)),
  ...rows(
    'properties',
    members.filter(({ kind, name }) => kind === 'field' && !isOfAnAttribute(name)),
  ),
  ...rows(
    'methods',
    members.filter(({ kind }) => kind === 'method'),
    ({ name, parameters = [] }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
  ),
  ...rows('events', events),
  ...rows('slots', slots, ({ name }) => `slot="${name}"`),
  ...rows('parts', cssParts, ({ name }) => `::part(${name})`),
  ...rows('states', cssStates, ({ name }) => `:state(${name})`),
  ...rows('custom properties', cssProperties),
};
