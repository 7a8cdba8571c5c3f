// Decides whether a build is newer than its sources.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const modified = (/** @type {string} */ path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A folder is modified when a file is added or removed. @param {string} path */
const filesOf = (path) =>
  statSync(path).isDirectory()
    ? [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))]
    : [path];

/**
 * @param {string} built the file that a build writes last
 * @param {string[]} sources files and folders that it reads
 */
export const isFresh = (built, sources) =>
  sources
    .flatMap((source) => filesOf(join(root, source)))
    .every((path) => modified(path) < modified(join(root, built)));
