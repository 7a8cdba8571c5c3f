// Lets a page host the file of the workers, if its Content-Security-Policy has no `blob:` in `worker-src`.
export { workersFrom, type WorkerAddress } from './image/apart/hosted.js';
