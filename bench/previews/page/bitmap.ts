import { byTwoWorkers } from './two-workers.js';

byTwoWorkers('/bitmap-worker.js');
