import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import manifest from '../custom-elements.json';
import { pretendStorage } from '../stories/pretend-storage.js';
import { argTypes, eventNames } from '../stories/reference.js';

setCustomElementsManifest(manifest);
pretendStorage();
for (const name of eventNames) {
  const tell = action(name);
  document.addEventListener(name, (event) => void tell((event as CustomEvent<unknown>).detail));
}

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light' },
  decorators: [
    (story, { globals, viewMode }) => {
      const scheme = String(globals.scheme);
      // A page has stories of both schemes, and is itself of none of them.
      if (viewMode === 'docs')
        return html`<div class="stage" style="color-scheme: ${scheme}">${story()}</div>`;
      document.documentElement.style.colorScheme = scheme;
      return story();
    },
  ],
  parameters: {
    a11y: { test: 'error' },
    docs: { extractArgTypes: () => argTypes },
    options: {
      storySort: {
        order: [
          'Variants',
          ['Dropzone', 'Button', 'Avatar', 'Gallery'],
          'Guides',
          ['*', ['Guide', '*']],
          'Looks',
        ],
      },
    },
  },
};

export default preview;
