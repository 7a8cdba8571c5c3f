// The element in the style of other design systems, with a field and a button of each beside it.
import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { attributesOf } from './attributes.js';
import { meta as shared, type Args, type Story } from './element.js';
import bootstrap from './looks/bootstrap.css?raw';
import material from './looks/material.css?raw';
import primer from './looks/primer.css?raw';
import shadcn from './looks/shadcn.css?raw';
import { states } from './states.js';

const meta: Meta<Args> = {
  title: 'Looks',
  component: shared.component,
  argTypes: shared.argTypes,
  args: { storage: 'stores', multiple: true, label: 'Photos', ...states.mixed.args },
  parameters: { layout: 'fullscreen', docs: { story: { autoplay: true } } }, // an empty list would show little
};
export default meta;

/** Layout of the page around the field, the element and the button. */
const layout = `
  .page { display: grid; gap: 20px; justify-items: start; align-content: start; padding: 24px; }
  .wide { inline-size: 100%; max-inline-size: 640px; box-sizing: border-box; }
  .alone { min-block-size: 100vh; }
`;

/** Limits a style sheet to its own story, since a docs page shows several. */
const styled = (css: string) => unsafeHTML(`<style>@scope { ${layout} ${css} }</style>`);

const lookOf = (css: string): Story => ({
  parameters: { docs: { source: { code: css, language: 'css' } } },
  render: (args, { viewMode }) => html`
    <div>
      ${styled(css)}
      <div class=${viewMode === 'docs' ? 'page' : 'page alone'}>
        <label class="field wide">Album <input value="Lisbon in October" /></label>
        <s3-image-upload class="wide" ${attributesOf({ ...args })}></s3-image-upload>
        <button class="button" type="button">Save album</button>
      </div>
    </div>
  `,
  play: states.mixed.play,
});

const inTheDark = (story: Story): Story => ({ ...story, globals: { scheme: 'dark' } });

export const Material3: Story = lookOf(material);
export const Material3Dark: Story = inTheDark(Material3);
export const Primer: Story = lookOf(primer);
export const PrimerDark: Story = inTheDark(Primer);
export const Bootstrap5: Story = lookOf(bootstrap);
export const Bootstrap5Dark: Story = inTheDark(Bootstrap5);
export const Shadcn: Story = lookOf(shadcn);
export const ShadcnDark: Story = inTheDark(Shadcn);
