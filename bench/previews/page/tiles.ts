// The tiles in which the controls show their pictures.

/** Edge in CSS pixels. */
export const TILE = 112;

const style = document.createElement('style');
style.textContent = `
  main { display: grid; grid-template-columns: repeat(auto-fill, ${TILE}px); gap: 4px }
  main > * { width: ${TILE}px; height: ${TILE}px; object-fit: cover }`;
const grid = document.createElement('main');
document.head.append(style);
document.body.append(grid);

export function tile<Picture extends HTMLElement>(picture: Picture): Picture {
  grid.append(picture);
  return picture;
}
