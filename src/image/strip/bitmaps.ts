// BMP and its kin; loaded with the first of them.
export { bmp } from './bmp.js';
export { ico } from './ico.js';
