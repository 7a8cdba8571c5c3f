// Writes docs/reference.md from custom-elements.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { root } from './install.mjs';

/**
 * @typedef {{ name: string, kind?: string, fieldName?: string, attribute?: string, default?: string, readonly?: boolean,
 *   description?: string, type?: { text: string }, return?: { type: { text: string } }, inheritedFrom?: unknown,
 *   parameters?: { name: string, optional?: boolean, type?: { text: string } }[] }} Entry
 * @typedef {Record<'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates', Entry[]>} Declaration
 */

const start = `# Reference

Generated from the JSDoc of the element by \`npm run analyze\`: change it there.

- [Attributes and properties](#attributes-and-properties)
- [Methods](#methods)
- [Events](#events)
- [Slots](#slots)
- [Parts](#parts)
- [States](#states)
- [Custom properties](#custom-properties)
`;

/** @param {string | undefined} text */
const cell = (text = '') => text.replaceAll('\n', ' ').replaceAll('|', '\\|');
/** @param {string | undefined} text */
const code = (text) => (text ? `\`${cell(text)}\`` : '');

/**
 * @template Row
 * @param {string} title
 * @param {string[]} heads
 * @param {Row[]} rows
 * @param {(row: Row) => string[]} cells
 */
const table = (title, heads, rows, cells) => {
  const lines = [heads, heads.map(() => '---'), ...rows.map(cells)].map((line) => `| ${line.join(' | ')} |`);
  return `## ${title}\n\n${lines.join('\n')}\n`;
};

/** @param {Declaration} declaration */
function reference({ members, events, slots, cssParts, cssProperties, cssStates }) {
  const own = members.filter((member) => !member.inheritedFrom && member.description);
  const fields = own.filter(({ kind }) => kind === 'field');
  const signature = (/** @type {Entry} */ { name, parameters = [] }) =>
    `${name}(${parameters.map((parameter) => parameter.name + (parameter.optional ? '?' : '')).join(', ')})`;
  const named = (/** @type {Entry} */ { name, description }) => [code(name), cell(description)];
  return [
    table('Attributes and properties', ['attribute', 'property', 'default', ''], fields, (field) => [
      code(field.attribute),
      code(field.name) + (field.readonly ? ' (read-only)' : ''),
      code(field.default),
      cell(field.description),
    ]),
    table(
      'Methods',
      ['', ''],
      own.filter(({ kind }) => kind === 'method'),
      (method) => [code(signature(method)), cell(method.description)],
    ),
    table('Events', ['event', 'detail', ''], events, (event) => [
      code(event.name),
      code(event.type?.text.replace(/^CustomEvent<(.*)>$/, '$1')),
      cell(event.description),
    ]),
    table('Slots', ['slot', ''], slots, named),
    table('Parts', ['`::part()`', ''], cssParts, named),
    table('States', ['`:state()`', ''], cssStates, named),
    table('Custom properties', ['property', 'default', ''], cssProperties, (property) => [
      code(property.name),
      code(property.default),
      cell(property.description),
    ]),
  ].join('\n');
}

const manifest = JSON.parse(readFileSync(`${root}/custom-elements.json`, 'utf8'));
const declaration = manifest.modules
  .flatMap((/** @type {{ declarations?: { tagName?: string }[] }} */ { declarations = [] }) => declarations)
  .find((/** @type {{ tagName?: string }} */ { tagName }) => tagName === 's3-image-upload');
const file = `${root}/docs/reference.md`;
const whole = `${start}\n${reference(declaration)}`;
writeFileSync(file, await format(whole, { ...(await resolveConfig(file)), parser: 'markdown' }));
