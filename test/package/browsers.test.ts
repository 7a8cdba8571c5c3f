// docs/browsers.md agrees with MDN's compatibility data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { CompatData, Identifier } from '@mdn/browser-compat-data';

const data = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;
const page = readFileSync(new URL('../../docs/browsers.md', import.meta.url), 'utf8');

/** Where the data has each feature, by the first cell of its row. */
const places: Readonly<Record<string, string>> = {
  '`:state()`, custom states': 'css.selectors.state',
  '`light-dark()`': 'css.types.color.light-dark',
  '`checkVisibility()`': 'api.Element.checkVisibility',
  '`Array.prototype.toSpliced()`': 'javascript.builtins.Array.toSpliced',
  '`color-mix()`': 'css.types.color.color-mix',
  'container queries': 'css.at-rules.container',
  '`setFormValue()`': 'api.ElementInternals.setFormValue',
  'static blocks of classes': 'javascript.classes.static.initialization_blocks',
  '`ImageDecoder`': 'api.ImageDecoder',
  '`VideoFrame.rotation`': 'api.VideoFrame.rotation',
  'WebP by `toBlob()`': 'api.HTMLCanvasElement.toBlob.type_parameter_webp',
  'JPEG XL in `<img>`': 'mediatypes.image.jxl',
  'HEIC in `<img>`': 'mediatypes.image.heif',
  '`requestIdleCallback()`': 'api.Window.requestIdleCallback',
  '`devicePixelContentBoxSize`': 'api.ResizeObserverEntry.devicePixelContentBoxSize',
  '`@starting-style`': 'css.at-rules.starting-style',
  '`navigator.vibrate()`': 'api.Navigator.vibrate',
  'Trusted Types': 'api.TrustedTypePolicyFactory',
};

type Browser = 'chrome' | 'edge' | 'firefox' | 'safari' | 'safari_ios' | 'samsunginternet_android';

/** The first version that has the feature without a flag; `–` if there is none. */
function first(place: string, browser: Browser): string {
  const feature = place
    .split('.')
    .reduce<Identifier | undefined>((within, name) => within?.[name], data as unknown as Identifier);
  const support = [feature?.__compat?.support[browser]].flat()[0];
  const version = support?.version_added;
  return typeof version === 'string' && version !== 'preview' && !support?.flags ? version : '–';
}

const cellsOf = (line: string) =>
  line
    .replaceAll('**', '')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the tables that have a column for each browser. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map(cellsOf)
  .filter((cells) => cells.length === 5 && cells[0] !== 'feature' && !cells[0]?.startsWith('---'));

test('docs/browsers.md has a row for each feature that is compared', () =>
  assert.deepEqual(
    rows.map(([name]) => name),
    Object.keys(places),
  ));

for (const [name = '', ...cells] of rows)
  test(`docs/browsers.md has the versions of ${name}`, () => {
    const place = places[name] ?? '';
    const [chrome, edge] = [first(place, 'chrome'), first(place, 'edge')];
    const versions = [
      chrome === edge ? chrome : `${chrome}, ${edge}`,
      first(place, 'firefox'),
      first(place, 'safari'),
    ];
    assert.deepEqual(cells.slice(0, 3), versions);
  });

test('the versions at the top of docs/browsers.md are the first ones with all that the element needs', () => {
  const needed = page
    .slice(page.indexOf('## What sets'), page.indexOf('## What some'))
    .split('\n')
    .map((line) => places[cellsOf(line)[0] ?? ''])
    .filter((place) => place !== undefined);
  const least = (browser: Browser) => Math.max(...needed.map((place) => Number(first(place, browser))));
  const written = [...page.slice(0, page.indexOf('##')).matchAll(/^\| [A-Z][^|]*\| ([\d.]+)/gm)].map(
    ([, version]) => Number(version),
  );
  assert.equal(least('edge'), least('chrome'));
  assert.equal(least('safari_ios'), least('safari'));
  assert.deepEqual(written, [
    least('chrome'),
    least('firefox'),
    least('safari'),
    least('samsunginternet_android'),
  ]);
});
