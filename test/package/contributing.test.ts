// What contributors rely on: the drawing in CONTRIBUTING.md, the descriptions of changes, and the workflows.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const url = (name: string) => new URL(`../../${name}`, import.meta.url);
const read = (name: string) => readFileSync(url(name), 'utf8');

const foldersIn = (folder: string) =>
  readdirSync(url(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const drawing = /^```\nentries[^]*?^```$/m.exec(read('CONTRIBUTING.md'))?.[0] ?? '';

for (const folder of ['src', 'src/element'])
  test(`the drawing in CONTRIBUTING.md has each room of ${folder}`, () => {
    const rooms = foldersIn(folder).map((name) => `${name}/`);
    assert.deepEqual(
      rooms.filter((room) => !drawing.includes(room)),
      [],
    );
  });

test('the drawing in CONTRIBUTING.md has no room that does not exist', () => {
  const rooms = [...drawing.matchAll(/\b([a-z]+)\//g)].map(([, room = '']) => room);
  const existing = [...foldersIn('src'), ...foldersIn('src/element'), ...foldersIn('src/image')];
  assert.deepEqual(
    rooms.filter((room) => !existing.includes(room)),
    [],
  );
});

const change = new RegExp(`^---\n['"]?s3-image-upload['"]?: (patch|minor|major)\n---\n+\\S`);
const changes = readdirSync(url('.changeset')).filter((name) => name.endsWith('.md'));

test('each description of a change names the package, how its version changes, and what users notice', () => {
  assert.deepEqual(
    changes.filter((name) => name !== 'README.md' && !change.test(read(`.changeset/${name}`))),
    [],
  );
});

for (const name of readdirSync(url('.github/workflows'))) {
  const workflow = read(`.github/workflows/${name}`);

  test(`the actions of ${name} are pinned to a commit, with their version beside it`, () => {
    const used = [...workflow.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    assert.ok(used.length > 0);
    assert.deepEqual(
      used.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+/.test(action)),
      [],
    );
  });

  test(`${name} has no right that its jobs do not ask for`, () => {
    assert.match(workflow, /^permissions:( \{\}|\n {2}contents: read)\n\n/m);
  });
}

test('a release is published only after the tests and the checks of the package', () => {
  const steps = ['npm test', 'npm run check', 'npx changeset publish'].map((step) =>
    read('.github/workflows/release.yml').indexOf(`run: ${step}`),
  );
  assert.ok(!steps.includes(-1));
  assert.deepEqual(
    steps,
    steps.toSorted((one, other) => one - other),
  );
});
