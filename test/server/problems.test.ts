// docs/server.md lists each type of a problem with its status, and each code of a refused upload.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { problems } from '../../src/server/problem.js';

const guide = await readFile(new URL('../../docs/server.md', import.meta.url), 'utf8');

/** The rows of the table below a heading or a text: the names in the first cell, and the second cell. */
function rowsAfter(heading: string): [name: string, second: string][] {
  const [, after = ''] = guide.split(heading);
  const [table = ''] = /(^\|.*\n)+/m.exec(after) ?? [];
  return table
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [, names = '', second = ''] = line.split('|');
      return [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']): [string, string] => [
        name,
        second.trim(),
      ]);
    });
}

test('each type of a problem is listed with its status, and no other', () => {
  assert.deepEqual(
    Object.fromEntries(rowsAfter('## What a refused request gets')),
    Object.fromEntries(Object.entries(problems).map(([type, [status]]) => [type, String(status)])),
  );
});

test('each code of a refused upload is listed, and no other', async () => {
  const source = await readFile(new URL('../../src/server/verify.ts', import.meta.url), 'utf8');
  const [, union = ''] = /type RefusalCode =([^;]+);/.exec(source) ?? [];
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code);
  assert.deepEqual(
    rowsAfter('A claim is valid for a day')
      .map(([code]) => code)
      .sort(),
    [...codes, 'claim-invalid', 'claim-expired', 'key-taken'].sort(),
  );
});
