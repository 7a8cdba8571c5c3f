// Every block of code in the documentation has a test, or says why it has none.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './photo-site.js';
import { kindOf, snippets } from './snippets.js';

const MOST_NOT_RUN = 2;

const ofKind = (kind?: string) => snippets.filter((snippet) => kindOf(snippet) === kind);
const namesOf = (kind?: string) => ofKind(kind).map(({ name }) => name);

test('every block is run, or says why not, and few say so', (t) => {
  for (const kind of new Set(snippets.map(kindOf))) t.diagnostic(`${kind}: ${ofKind(kind).length}`);
  for (const { name, reason } of ofKind('not run')) t.diagnostic(`not run: ${name}: ${reason}`);
  assert.deepEqual(namesOf(undefined), []);
  assert.ok(namesOf('not run').length <= MOST_NOT_RUN);
});

test('the code for a server is run by a test of its page', () => {
  const folder = join(root, 'test/storage');
  const guides = readdirSync(folder).filter((name) => name.endsWith('-guide.test.ts'));
  const tests = guides.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const untested = namesOf('server').filter((name) => !tests.includes(`'${name.replace(/:\d+$/, '')}'`));
  assert.deepEqual(untested, []);
});
