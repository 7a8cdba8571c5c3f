// Asking for a target and sending to it. Loaded with the first file, beside what looks into it.
export { presign } from './presign.js';
export { send } from './send.js';
export { Targets } from './targets.js';
export { transfer } from './transfer.js';
