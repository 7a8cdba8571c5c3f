// Asking for a target and sending to it. Loaded with the first file, beside what looks into it.
export { Delivery } from './delivery.js';
