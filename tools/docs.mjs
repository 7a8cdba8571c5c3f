// `npm run docs`: builds the documentation site into docs-static/. `npm run docs -- --serve` also serves it, and prints the address.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh } from './fresh.mjs';
import { install, root } from './install.mjs';

export const SITE = join(root, 'docs-static');

/** @returns {Promise<void>} once the site is built, with the element and the index of the search */
export async function buildSite() {
  install();
  const { default: Eleventy } = await import('@11ty/eleventy');
  const { close, createIndex } = await import('pagefind');
  const { buildPackage } = await import('./build.mjs');
  const { bundlePage } = await import('./bundle-page.mjs');

  if (
    !isFresh('dist/svelte.d.ts', [
      'src',
      'tools',
      'package-lock.json',
      'vite.config.ts',
      'tsconfig.build.json',
    ])
  )
    await buildPackage();
  rmSync(SITE, { recursive: true, force: true });
  process.chdir(root); // Eleventy reads paths from there
  await new Eleventy('docs', SITE, { quietMode: true, configPath: 'site/eleventy.mjs' }).write();
  writeFileSync(`${SITE}/start.js`, await bundlePage(`${root}/site/start.ts`));
  cpSync(`${root}/dist/cdn`, `${SITE}/s3-image-upload`, { recursive: true });

  const { index } = await createIndex({});
  if (!index) throw new Error('Pagefind could not start.');
  await index.addDirectory({ path: SITE });
  await index.writeFiles({ outputPath: `${SITE}/pagefind` });
  await close();
}

if (process.argv[1] === import.meta.filename) {
  const begun = performance.now();
  await buildSite();
  console.log(`Built docs-static/ in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  if (process.argv.includes('--serve')) {
    const { serveFolder } = await import('./serve-folder.mjs');
    const { url } = await serveFolder(SITE, Number(process.env.PORT ?? 3000));
    console.log(`Open ${url}   (Ctrl-C ends it)`);
  }
}
