// What an element has only with several images, or while a form waits for it: loaded then.
export { ListScroll } from './list-scroll.js';
export { Motion } from './motion.js';
export { buttons, summary } from './summary.js';
