// Makes all files. Each module makes those of some formats.
import './jpeg.js';
import './chunks.js';
import './others.js';
import './heif.js';
