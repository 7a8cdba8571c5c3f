// Readers of formats that consist of boxes, half of the code of all readers. Loaded with the first such file.
export { readBoxed } from './isobmff.js';
export { readJxl } from './jxl.js';
