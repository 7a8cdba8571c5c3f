// What the manifest tells of the element, as Storybook's table of a story shows it.
import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

const element = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 's3-image-upload');
if (!element) throw new Error('The manifest does not know the element.');
const { attributes, cssParts, cssProperties, cssStates, events, members, slots } = element;

/** Text to the manifest, and yet a few values are all that mean something. */
const choices: Readonly<Record<string, readonly string[]>> = {
  convert: ['image/webp', 'image/jpeg', 'image/png', 'image/avif'],
};

/** A story's images go to the storage that it names. */
const ofTheEndpoint = ['presign-endpoint', 'presign-method', 'credentials'];

export const attributeNames = attributes.map(({ name }) => name);
export const eventNames = events.map(({ name }) => name);

function controlFor(name: string, type: string): ArgTypes[string] {
  if (ofTheEndpoint.includes(name)) return {};
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

/** Names of one kind, written so that no two kinds share one: `label` is an attribute, a slot and a part. */
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

/** A property that goes by another name than its attribute is told with it; those of their own follow. */
const withProperty = attributes.map(({ description, ...attribute }) => ({
  ...attribute,
  description:
    attribute.fieldName === attribute.name
      ? description
      : `${description} Property: \`${attribute.fieldName}\`.`,
}));
const isOfAnAttribute = (name: string) => attributes.some(({ fieldName }) => fieldName === name);

/** In the order in which a page's author meets them. */
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
