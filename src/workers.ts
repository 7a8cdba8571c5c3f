// Where a page hosts the workers' file: for pages whose Content-Security-Policy has no `blob:` in `worker-src`.
export { workersFrom, type WorkerAddress } from './image/apart/hosted.js';
