// The parts that an element needs only with several images, or while a form waits. Loaded then.
export { ListScroll } from './list-scroll.js';
export { Motion } from './motion.js';
export { buttons, summary } from './summary.js';
