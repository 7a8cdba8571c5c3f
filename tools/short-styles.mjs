// Takes comments, indentation and line breaks out of the style sheets: they are texts, which a minifier of scripts leaves alone.

const sheet = /\bcss`[^`$]*`/g;

/** @returns {import('vite').Plugin} */
export const shortStyles = () => ({
  name: 'short-styles',
  transform: {
    filter: { id: /\/src\/element\/.*\.ts$/ },
    handler: (code) => ({
      code: code.replace(sheet, (text) =>
        text
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1')
          .replaceAll(': ', ':'),
      ),
      map: null,
    }),
  },
});
