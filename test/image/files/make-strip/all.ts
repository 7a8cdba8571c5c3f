// Makes them all; each module is its formats.
import './jpeg.js';
import './chunks.js';
import './others.js';
import './heif.js';
