// Replaces the compiler's helper for decorators by a shorter one, which supports only decorators of fields.

const short = `export default (decorators, prototype, name) => {
  for (const decorate of decorators) decorate(prototype, name);
};`;

/** @returns {import('vite').Plugin} */
export const shortDecorate = () => ({
  name: 'short-decorate',
  transform: {
    filter: { id: /\/helpers\/esm\/decorate\.js$/ },
    handler: () => ({ code: short, map: null }),
  },
});
