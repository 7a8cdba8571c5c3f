// Formats in boxes; loaded with the first file of one: they are half of all that the formats need.
export { readBoxed } from './isobmff.js';
export { readJxl } from './jxl.js';
