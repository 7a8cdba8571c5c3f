// The file that a page can host by itself: each kind of worker, chosen by the name that the worker is given.
import './hash-worker.js';
import './preview-worker.js';
import './resize-worker.js';
import './strip-worker.js';
import './svg-worker.js';
