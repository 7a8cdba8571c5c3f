// Requests targets and sends to them. Loaded with the first file, in parallel to `check`.
export { Delivery } from './delivery.js';
