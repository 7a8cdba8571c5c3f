// The tools with which users build pages, each with a minimal app and no configuration for the package: `install` has pinned versions,
// `files` the app, `build` and `dev` the commands of its author.

/**
 * @typedef {object} Host
 * @property {readonly string[]} install
 * @property {Readonly<Record<string, string>>} files
 * @property {{ readonly run: string, readonly folder: string, readonly base?: string }} [build] the command, the folder that
 *   it writes to, and the path under which that is served
 * @property {(port: number) => string} [dev] the command that serves the app on this port of 127.0.0.1
 * @property {readonly RegExp[]} [says] warnings of a tool that the package does not cause
 * @property {'blob:' | 'http:'} [workers] the scheme from which the app starts workers, `blob:` by default
 */

const script = `import 's3-image-upload';
document.querySelector('s3-image-upload').presignEndpoint = new URLSearchParams(location.search).get('presign');
`;

const tag =
  '<s3-image-upload multiple accept="image/*,image/svg+xml" metadata="strip" max-edge="1600" checksum="sha256"></s3-image-upload>';

/** @param {string} scriptTag the tag that loads the app */
const page = (scriptTag, body = tag) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Host</title><link rel="icon" href="data:," /></head>
  <body>${body}${scriptTag}</body>
</html>
`;

/**
 * An app in React that imports every other entry of the package, and throws if one is not as expected.
 *
 * @param {string} workerUrl the line with which a tool gives `url`, the address of the worker's file
 */
const everyEntry = (workerUrl) => `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Uploader } from 's3-image-upload/core';
import { S3ImageUpload as Element } from 's3-image-upload/element';
import { locale } from 's3-image-upload/locales/pt-BR';
import { S3ImageUpload } from 's3-image-upload/react';
import { workersFrom } from 's3-image-upload/workers';
${workerUrl}

workersFrom(url);
if (customElements.get('s3-image-upload') !== Element) throw new Error('/react defines another class than /element has');
const uploader = new Uploader({ presignEndpoint: '/nowhere' });
uploader.addFiles([new File(['words'], 'words.jpg')]).then(([item]) => {
  if (item.error?.code !== 'not-an-image') throw new Error('/core takes words for an image');
});
createRoot(document.querySelector('#app')).render(
  createElement(S3ImageUpload, {
    presignEndpoint: new URLSearchParams(location.search).get('presign'),
    multiple: true,
    accept: 'image/*,image/svg+xml',
    metadata: 'strip',
    maxEdge: 1600,
    checksum: 'sha256',
    locale,
  }),
);
`;

const react = ['react@19.3.1', 'react-dom@19.3.1'];
const place = '<div id="app"></div>';

const moduleTag = '<script type="module" src="app.js"></script>';
const classicTag = '<script src="app.js"></script>';

/** @param {string} version @returns {Host} */
const vite = (version) => ({
  install: [`vite@${version}`],
  files: { 'index.html': page('<script type="module" src="/app.js"></script>'), 'app.js': script },
  build: { run: 'vite build', folder: 'dist' },
  dev: (port) => `vite --host 127.0.0.1 --port ${port} --strictPort`,
});

/** @param {string} options @param {Host['files']} html @returns {Pick<Host, 'files' | 'build'>} */
const esbuild = (options, html) => ({
  files: { ...html, 'app.js': script },
  build: { run: `esbuild app.js --bundle ${options}`, folder: 'out', base: '/sub/folder/' },
});

/** @param {string} options */
const rollup = (options) => ({
  install: ['rollup@4.68.8', '@rollup/plugin-node-resolve@16.0.3'],
  build: { run: `rollup -i app.js -p node-resolve ${options}`, folder: 'out', base: '/sub/folder/' },
});

/** @type {Readonly<Record<string, Host>>} */
export const hosts = {
  'vite 5': vite('5.4.21'),
  'vite 6': vite('6.4.6'),
  'vite 7': vite('7.3.8'),
  'vite 8': vite('8.3.8'),
  'vite 8 in a subfolder': {
    ...vite('8.3.8'),
    build: { run: 'vite build --base /sub/folder/', folder: 'dist', base: '/sub/folder/' },
    dev: (port) => `vite --host 127.0.0.1 --port ${port} --strictPort --base /sub/folder/`,
  },
  'vite 8 with every entry': {
    ...vite('8.3.8'),
    install: ['vite@8.3.8', ...react],
    files: {
      'index.html': page('<script type="module" src="/app.js"></script>', place),
      'app.js': everyEntry("import url from 's3-image-upload/worker.js?url';"),
    },
    workers: 'http:',
  },
  'astro 5': {
    install: ['astro@5.18.2'],
    files: { 'src/pages/index.astro': page(`<script>\n${script}</script>`) },
    build: { run: 'astro build', folder: 'dist' },
    dev: (port) => `astro dev --host 127.0.0.1 --port ${port}`,
  },
  'webpack 5': {
    install: ['webpack@5.112.2', 'webpack-cli@6.0.1', 'webpack-dev-server@5.2.7'],
    files: { 'src/index.js': script, 'public/index.html': page('<script defer src="main.js"></script>') },
    build: { run: 'webpack --mode production --output-path public', folder: 'public', base: '/sub/folder/' },
    dev: (port) => `webpack serve --mode development --host 127.0.0.1 --port ${port} --no-open`,
  },
  'webpack 5 with every entry': {
    install: ['webpack@5.112.2', 'webpack-cli@6.0.1', ...react],
    files: {
      'src/index.js': everyEntry("const url = new URL('s3-image-upload/worker.js', import.meta.url);"),
      'public/index.html': page('<script defer src="main.js"></script>', place),
    },
    build: { run: 'webpack --mode production --output-path public', folder: 'public' },
    says: [/size limit|performance recommendations|compiled with 3 warnings/], // React is large
    workers: 'http:',
  },
  rollup: {
    ...rollup('-d out -f es'),
    files: { 'out/index.html': page(moduleTag), 'app.js': script },
  },
  'rollup into one classic script': {
    ...rollup('-o out/app.js -f iife --inlineDynamicImports'),
    files: { 'out/index.html': page(classicTag), 'app.js': script },
  },
  esbuild: {
    install: ['esbuild@0.27.7'],
    ...esbuild('--splitting --format=esm --outdir=out', { 'out/index.html': page(moduleTag) }),
    dev: (port) =>
      `esbuild app.js --bundle --splitting --format=esm --outdir=out --servedir=out --serve=127.0.0.1:${port}`,
  },
  'esbuild into one classic script': {
    install: ['esbuild@0.27.7'],
    ...esbuild('--outfile=out/app.js', { 'out/index.html': page(classicTag) }),
  },
  'parcel 2': {
    install: ['parcel@2.16.4'],
    files: { 'index.html': page(moduleTag), 'app.js': script },
    build: { run: 'parcel build index.html --no-cache', folder: 'dist' },
    dev: (port) => `parcel serve index.html --no-cache --host 127.0.0.1 --port ${port}`,
  },
  'parcel 2 with every entry': {
    install: ['parcel@2.16.4', ...react],
    files: {
      'index.html': page(moduleTag, place),
      'app.js': everyEntry("import url from 'url:s3-image-upload/worker.js';"),
    },
    build: { run: 'parcel build index.html --no-cache', folder: 'dist' },
    dev: (port) => `parcel serve index.html --no-cache --host 127.0.0.1 --port ${port}`,
    workers: 'http:',
  },
};
