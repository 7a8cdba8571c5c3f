// Looking into a chosen file, and whether the page takes it. Loaded with the first file.
export { inspect } from '../image/inspect.js';
export { checkFile } from '../rules/limits.js';
