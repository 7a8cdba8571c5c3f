// The package's main entry: defines the tag.
import './define.js';

export * from './element.js';
