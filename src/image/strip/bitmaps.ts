// Strips BMP and ICO. Loaded with the first of them.
export { bmp } from './bmp.js';
export { ico } from './ico.js';
