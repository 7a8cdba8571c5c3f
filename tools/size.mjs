// `npm run size`: prints how many bytes a visitor downloads, compressed with brotli. Fails if a budget is exceeded.
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { register } from 'tsx/esm/api';
import { build } from 'vite';
import { startWorld } from '../bench/world.mjs';
import { findBrowser } from './browser.mjs';
import { root } from './install.mjs';
import { workerTexts } from './worker-text.mjs';

register(); // what watches the page is TypeScript
const { watchPage } = await import('../test/watched-page.js');
const { variantNames } = await import('../src/element/variants/variants.js');
const { languages } = await import('../src/element/page/words.js');

const budgets = { core: 7168, coreStored: 21_760, react: 768, server: 9472, usable: 15_488, stored: 59_456 };
const goals = { core: 6144, usable: 9216, stored: 14_592 };

/** Chunks that a page loads when it uses them, and their budgets (docs/decisions/0005-what-loads-when.md). */
const parts = {
  ...Object.fromEntries(variantNames.slice(1).map((name) => [name, 0])), // each needs a budget below
  ...Object.fromEntries(Object.keys(languages).map((tag) => [tag, 2368])),
  check: 2304, // inspection of JPEG, the page's own rules
  'facts-of': 1664, // with Exif and the driver of all readers
  readers: 3136, // inspection of PNG, GIF, WebP, BMP, TIFF, ICO and SVG
  boxed: 2304, // inspection of AVIF, HEIC and JPEG XL
  'svg-check': 512,
  'put-target': 1152,
  'in-parts': 3584, // reads the target, and sends (decision 0019)
  'part-list': 448,
  'renewed-urls': 384,
  'part-checksums': 512,
  persisting: 4096, // with idb
  'other-pages': 1920, // images of earlier pages and of other tabs
  'empty-checksum': 576,
  'presign-failure': 832,
  refusal: 896,
  redact: 384, // for both
  undo: 1984,
  viewer: 1792, // an image shown large
  several: 2752, // the summary of several images, their list and its motion
  'preview-order': 1856,
  'worker-pool': 1536,
  'preview-worker.text': 1408,
  'strip-worker.text': 8960, // that of AVIF, HEIC, BMP and ICO included
  'resize-worker.text': 2816,
  'hash-worker.text': 2816,
  'svg-worker.text': 7936,
  // Chunks that a page loads if no worker can start.
  'preview-worker': 768,
  'strip-worker': 3200,
  heif: 3584, // strip of AVIF and HEIC
  'resize-worker': 2560,
  'hash-worker': 2560,
  'svg-worker': 7424,
  prepare: 896,
  button: 2560,
  avatar: 1728,
  gallery: 4672, // with putting it in order
};

/** @typedef {{ fileName: string, code: string, imports: string[] }} Chunk */

/**
 * Each script of a build. The files of workers are assets to Vite.
 *
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<Chunk[]>}
 */
async function chunksOf(config) {
  const built = await build({ root, logLevel: 'warn', ...config, build: { ...config.build, write: false } });
  return [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter(({ fileName }) => fileName.endsWith('.js'))
    .map((file) =>
      file.type === 'chunk' ? file : { fileName: file.fileName, code: String(file.source), imports: [] },
    );
}

/** The size with brotli at quality 11, which is Node's default, as on a CDN that compresses ahead of time. @param {Chunk} chunk */
const sizeOf = ({ code }) => brotliCompressSync(code).length;
const sum = (/** @type {Chunk[]} */ chunks) => chunks.reduce((all, chunk) => all + sizeOf(chunk), 0);

/** The wanted chunks and their static imports, recursively: all that is loaded before their first line runs. */
function closure(/** @type {Chunk[]} */ chunks, /** @type {(chunk: Chunk) => boolean} */ isWanted) {
  const names = new Set(chunks.filter(isWanted).map(({ fileName }) => fileName));
  for (const name of names)
    // the loop also visits names that are added to the set meanwhile
    for (const imported of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
      names.add(imported);
  return chunks.filter(({ fileName }) => names.has(fileName));
}

/** Stores one image with these scripts in a real page. @param {Chunk[]} chunks @returns {Promise<string[]>} the loaded files */
async function scriptsToStore(chunks) {
  const world = await startWorld(Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code])));
  const browser = await launch(await findBrowser());
  try {
    const page = await browser.newPage();
    const faults = watchPage(page);
    // Chunks that are loaded while the page is idle do not count, since storing does not wait for them.
    await page.evaluateOnNewDocument(() => (window.requestIdleCallback = () => 0));
    await page.goto(world.site);
    await page.evaluate(async () => {
      await import(/** @type {string} */ ('/s3-image-upload.js'));
      const element = document.createElement('s3-image-upload');
      element.presignEndpoint = '/presign';
      document.body.append(element);
      const stored = new Promise((resolve, reject) => {
        element.addEventListener('upload-success', resolve);
        for (const name of /** @type {const} */ (['upload-error', 'upload-reject']))
          element.addEventListener(name, ({ detail }) => reject(detail.error));
      });
      const image = await new Promise((/** @type {BlobCallback} */ resolve) =>
        document.createElement('canvas').toBlob(resolve, 'image/jpeg'),
      );
      await element.addFiles(image && [new File([image], 'image.jpg')]);
      await stored;
    });
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return world.counts.scripts;
  } finally {
    await browser.close();
    world.close();
  }
}

const core = await chunksOf({
  configFile: false,
  plugins: [workerTexts()],
  resolve: { conditions: ['s3-image-upload:source'] },
  build: {
    target: 'es2022',
    lib: { entry: { core: `${root}/src/core.ts` }, formats: ['es'] },
    // As vite.config.ts.
    rolldownOptions: {
      optimization: { inlineConst: true },
      output: {
        minify: true,
        codeSplitting: {
          groups: [{ name: 'sending', test: /src\/(upload\/sending|rules\/storage-answer)\.ts$/ }],
        },
      },
    },
  },
});
/** Only the wrapper, without React and the element. */
const react = await chunksOf({
  configFile: false,
  build: {
    target: 'es2022',
    lib: { entry: { react: `${root}/src/react.ts` }, formats: ['es'] },
    rolldownOptions: {
      external: (id) => !id.endsWith('react.ts'),
      output: { minify: true },
      checks: { moduleLevelDirective: false },
    },
  },
});
/** The presign handler as a bundle for an edge runtime, without the AWS SDK. */
const server = await chunksOf({
  configFile: false,
  build: {
    target: 'es2022',
    lib: { entry: { handler: `${root}/src/server/handler.ts` }, formats: ['es'] },
    rolldownOptions: { external: [/^@aws-sdk\//], output: { minify: true } },
  },
});
const tag = await chunksOf({ mode: 'cdn', configFile: `${root}/vite.config.ts` });
const loaded = await scriptsToStore(tag);

let failed = false;
const write = (/** @type {string} */ name, /** @type {number} */ bytes, verdict = '') =>
  console.log(`${name.padEnd(44)}${bytes.toLocaleString('en').padStart(8)}  ${verdict}`.trimEnd());

/**
 * @param {string} name
 * @param {Chunk[]} all
 * @param {Chunk[]} counted
 * @param {{ budget?: number, goal: number }} limits
 */
function report(name, all, counted, { budget = Infinity, goal }) {
  const bytes = sum(counted);
  const difference = bytes - goal;
  const toGoal = `goal ${goal.toLocaleString('en')}: ${difference > 0 ? `${difference.toLocaleString('en')} over` : 'kept'}`;
  const kept = bytes <= budget;
  if (!kept) failed = true;
  const toBudget = `budget ${budget.toLocaleString('en')}: ${kept ? 'kept' : 'NOT KEPT'}, `;
  write(name, bytes, (budget < Infinity ? toBudget : '') + toGoal);
  for (const chunk of all.filter((one) => !counted.includes(one)))
    write(`  later, if at all: ${chunk.fileName}`, sizeOf(chunk));
}

console.log('Bytes, minified and in brotli');
// The worker's file is an entry, too, but no page loads it by itself.
const isEntry = (/** @type {Chunk} */ { fileName }) => ['core.js', 's3-image-upload.js'].includes(fileName);
report('/core', core, closure(core, isEntry), { budget: budgets.core, goal: goals.core });
// Loaded with the first file, whatever its target. A POST needs nothing more.
const toPost = closure(core, (chunk) => isEntry(chunk) || /^(check|sending|errors)-/.test(chunk.fileName));
report('/core, until an image is stored', core, toPost, { budget: budgets.coreStored, goal: goals.core });
report('/react, beside React and the element', react, react, { budget: budgets.react, goal: budgets.react });
report('the tag, usable', tag, closure(tag, isEntry), { budget: budgets.usable, goal: goals.usable });
const toStore = closure(tag, (chunk) => isEntry(chunk) || loaded.includes(chunk.fileName));
report('the tag, until an image is stored', tag, toStore, { budget: budgets.stored, goal: goals.stored });
const toSign = closure(server, ({ fileName }) => /^(handler\.js|web-store-.*)$/.test(fileName));
report('/server, the handler with WebCrypto', server, toSign, {
  budget: budgets.server,
  goal: budgets.server,
});
for (const [name, budget] of Object.entries(parts)) {
  const chunk = tag.find(({ fileName }) => new RegExp(`^chunks/${name}-.{8}\\.js$`).test(fileName));
  const kept = chunk !== undefined && sizeOf(chunk) <= budget;
  if (!kept) failed = true;
  const verdict = chunk ? (kept ? 'kept' : 'NOT KEPT') : 'NOT A SEPARATE CHUNK';
  write(
    `part of the tag: ${name}`,
    chunk ? sizeOf(chunk) : 0,
    `budget ${budget.toLocaleString('en')}: ${verdict}`,
  );
}
process.exitCode = failed ? 1 : 0;
