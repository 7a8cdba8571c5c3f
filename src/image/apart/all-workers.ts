// The file that a page can host: contains all kinds of workers. The name of a worker selects its kind.
import './hash-worker.js';
import './preview-worker.js';
import './resize-worker.js';
import './strip-worker.js';
import './svg-worker.js';
