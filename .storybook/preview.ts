import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import manifest from '../custom-elements.json';
import { pretendStorage } from '../stories/pretend-storage.js';
import { argTypes, eventNames, turnable } from '../stories/reference.js';

setCustomElementsManifest(manifest);
pretendStorage();
for (const name of eventNames) {
  const tell = action(name);
  document.addEventListener(name, (event) => void tell((event as CustomEvent<unknown>).detail));
}

const languages = 'en de fr es pt-BR it nl pl tr ja zh-Hans ko ar he'.split(' ');
const fromTheRight = ['ar', 'he'];

const preview: Preview = {
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    language: {
      description: 'Language',
      toolbar: { icon: 'globe', items: languages, dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light', language: 'en' },
  decorators: [
    (story, { globals, viewMode }) => {
      const [scheme, lang] = [String(globals.scheme), String(globals.language)];
      const dir = fromTheRight.includes(lang) ? 'rtl' : 'ltr';
      // A docs page shows stories with different schemes and languages, so each story sets its own.
      if (viewMode === 'docs')
        return html`<div class="stage" lang=${lang} dir=${dir} style="color-scheme: ${scheme}">
          ${story()}
        </div>`;
      Object.assign(document.documentElement, { lang, dir });
      document.documentElement.style.colorScheme = scheme;
      return story();
    },
  ],
  parameters: {
    a11y: { test: 'error' },
    controls: { include: turnable },
    docs: { extractArgTypes: () => argTypes },
    options: {
      storySort: {
        order: [
          'Welcome',
          ['Welcome'],
          'Variants',
          ['Dropzone', 'Gallery', 'Avatar', 'Button'],
          'Features',
          'Guides',
          ['*', ['Guide', '*']],
          'Looks',
          'Live',
          'Reference',
        ],
      },
    },
  },
};

export default preview;
