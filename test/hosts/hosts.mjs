// The tools that people build their pages with, each with the smallest app that uses the package and nothing set that has to
// do with it: `install` are pinned versions, `files` the app, `build` and `dev` what its author would type.

/**
 * @typedef {object} Host
 * @property {readonly string[]} install
 * @property {Readonly<Record<string, string>>} files
 * @property {{ readonly run: string, readonly folder: string, readonly base?: string }} [build] the command, the folder that
 *   it writes to, and the path under which that is served
 * @property {(port: number) => string} [dev] the command that serves the app on this port of 127.0.0.1
 * @property {readonly RegExp[]} [says] warnings of a tool that are about the tool
 */

const script = `import 's3-image-upload';
document.querySelector('s3-image-upload').presignEndpoint = new URLSearchParams(location.search).get('presign');
`;

const tag = '<s3-image-upload multiple metadata="strip" max-edge="1600" checksum="sha256"></s3-image-upload>';

/** @param {string} scriptTag what loads the app */
const page = (scriptTag) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Host</title><link rel="icon" href="data:," /></head>
  <body>${tag}${scriptTag}</body>
</html>
`;

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
  'angular 21': {
    install: [
      '@angular/build@21.2.27',
      '@angular/cli@21.2.27',
      ...['common', 'compiler', 'compiler-cli', 'core', 'platform-browser'].map(
        (name) => `@angular/${name}@21.2.26`,
      ),
      'rxjs@7.8.2',
      'tslib@2.8.1',
      'typescript@5.9.3',
    ],
    files: {
      'angular.json': JSON.stringify({
        version: 1,
        cli: { analytics: false },
        projects: {
          app: {
            projectType: 'application',
            root: '',
            sourceRoot: 'src',
            architect: {
              build: {
                builder: '@angular/build:application',
                options: { browser: 'src/main.ts', index: 'src/index.html', tsConfig: 'tsconfig.json' },
              },
              serve: {
                builder: '@angular/build:dev-server',
                options: { buildTarget: 'app:build' },
              },
            },
          },
        },
      }),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          module: 'preserve',
          moduleResolution: 'bundler',
          strict: true,
          skipLibCheck: true,
        },
        files: ['src/main.ts'],
      }),
      'src/index.html': page('').replace(tag, '<app-root></app-root>'),
      'src/main.ts': `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 's3-image-upload';
@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: '${tag.replace('multiple', '[presignEndpoint]="endpoint" multiple')}',
})
class App {
  endpoint = new URLSearchParams(location.search).get('presign');
}
bootstrapApplication(App).catch((cause) => console.error(cause));
`,
    },
    build: { run: 'ng build', folder: 'dist/app/browser' },
    dev: (port) => `ng serve --host 127.0.0.1 --port ${port}`,
  },
};
