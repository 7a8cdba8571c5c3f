// Removes comments, indentation and line breaks from style sheets, which are strings, so a JavaScript minifier does not change them.

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
