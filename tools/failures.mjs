// Prints the names and messages of failed tests, for the end of `.ci/run`. Reads the output of a suite from stdin.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const MOST = 40; // lines for one suite
const MOST_OF_ONE = 10; // lines for one failure

const lines = readFileSync(0, 'utf8').split('\n').map(stripVTControlCharacters);
const indent = (/** @type {string} */ line) => line.search(/\S|$/);

/** The lines after this one that are indented further. @param {number} at */
function below(at) {
  const end = lines.findIndex(
    (line, index) => index > at && indent(line) <= indent(lines[at] ?? '') && line.trim() !== '',
  );
  return lines.slice(at + 1, end < 0 ? undefined : end).filter((line) => line.trim() !== '');
}

/** How each runner marks a failure, and the lines that describe it. @type {[mark: RegExp, tell: (at: number) => string[]][]} */
const marks = [
  // Node's TAP. A suite that failed because of its tests has no further information.
  [
    /^\s*not ok /,
    (at) => {
      const told = below(at);
      if (told.some((line) => line.includes("failureType: 'subtestsFailed'"))) return [];
      return [
        lines[at] ?? '',
        ...told.filter((line) => !/^\s*(---|duration_ms|type|failureType)/.test(line)),
      ];
    },
  ],
  // @web/test-runner, below the name of the file.
  [/^ ❌ /, (at) => [fileAbove(at), lines[at] ?? '', ...below(at)]],
  // A single check of `npm test`: the last lines of its tool are above.
  [/^✗ .*: 0 passed, 1 failed$/, (at) => lines.slice(Math.max(0, at - MOST_OF_ONE + 1), at + 1)],
  // The project's own format.
  [/^✗ /, (at) => [lines[at] ?? '', ...below(at)]],
];

const fileAbove = (/** @type {number} */ at) =>
  lines.slice(0, at).findLast((line) => /^\S+\.test\.ts:$/.test(line)) ?? '';

const failures = lines.flatMap((line, at) => {
  const [, tell] = marks.find(([mark]) => mark.test(line)) ?? [];
  return tell ? tell(at).slice(0, MOST_OF_ONE) : [];
});
const told = failures.length > 0 ? failures : lines; // the end of a suite that was aborted
console.log(told.slice(-MOST).join('\n'));
