// The scripts for a page in the documentation, in a browser: each does what its page says, and the console stays empty.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { bundleModules } from './modules.js';
import { OpenedScript } from './opened-script.js';
import { openPhotoSite, text, type PhotoSite } from './photo-site.js';
import { cases, ELEMENT, type Case } from './script-cases.js';
import { addRoutes } from './script-routes.js';
import { kindOf, snippets, type Snippet } from './snippets.js';

/** The block of code that a case is about. */
function snippetOf({ page, part }: Case): Snippet {
  const [found, ...others] = snippets.filter(
    ({ name, code }) => name.startsWith(`${page}:`) && code.includes(part),
  );
  if (found && others.length === 0) return found;
  throw new Error(`One block of ${page} should have the text ${part}.`);
}

const tests = cases.map((each, index) => ({ ...each, index, snippet: snippetOf(each) }));

let site: PhotoSite;
before(async () => {
  site = await openPhotoSite();
  addRoutes(site);
  const modules = tests.map(({ index, snippet, whole = (code) => code }) => {
    const extension = snippet.language.replace('js', 'jsx');
    return [`script-${index}.${extension}`, whole(snippet.code)] as const;
  });
  const files = await bundleModules(new Map([['element.ts', "import 's3-image-upload';"], ...modules]));
  for (const [path, file] of files)
    site.routes.set(path, () => text(Buffer.from(file).toString(), 'text/javascript'));
});
after(() => site.close());

suite('a script for a page does what the page says', () => {
  for (const { index, snippet, html = ELEMENT, modules = ['element'], expected, works } of tests)
    test(snippet.name, async (t) => {
      await works(await OpenedScript.open(t, site, { script: `script-${index}`, html, modules, expected }));
    });
});

test('each script for a page is run', () => {
  const run = new Set(tests.map(({ snippet }) => snippet));
  const missing = snippets.filter((snippet) => kindOf(snippet) === 'page' && !run.has(snippet));
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  );
});
