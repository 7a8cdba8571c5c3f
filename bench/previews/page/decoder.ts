import { byTwoWorkers } from './two-workers.js';

byTwoWorkers('/decoder-worker.js');
