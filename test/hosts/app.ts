// Installs, builds and serves an example app of demo/hosts, and uses it in a browser.
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { freePort } from '../../tools/free-port.mjs';
import { watchPage } from '../watched-page.js';
import type { Services } from './services.js';
import { inPage, type Visit } from './visits.js';
import { environmentOf, LONGEST, runServer, serveFiles, type Server } from './servers.js';

export interface App {
  /** The folder of the built files, which are served beside a presign route. Without it, `npm start` serves the app. */
  readonly built?: string;
  /** The page that names it loads the package from another origin. */
  readonly cdn?: string;
  /** Uses the page, and returns what is wrong. */
  readonly use: (visit: Visit) => Promise<readonly string[]>;
  /** Changes of the sources with which the build has to fail, and the errors that it has to print. */
  readonly wrong?: {
    readonly file: string;
    readonly changes: readonly Change[];
    readonly says: readonly RegExp[];
  };
}

type Change = readonly [from: string, to: string];

const sources = fileURLToPath(new URL('../../demo/hosts/', import.meta.url));

/** A copy of the app outside of the repository, so that it finds no packages there. @returns its folder */
export async function copyApp(name: string, tarball: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `s3-image-upload-${name}-`));
  await cp(join(sources, name), folder, { recursive: true });
  await change(join(folder, 'package.json'), [[/("s3-image-upload": )"[^"]*"/, `$1"file:${tarball}"`]]);
  return folder;
}

async function change(file: string, changes: readonly (readonly [from: string | RegExp, to: string])[]) {
  const before = await readFile(file, 'utf8');
  const after = changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} has no ${String(from)}`);
    return changed;
  }, before);
  await writeFile(file, after);
}

export function installApp(folder: string): void {
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  const install = () => run(folder, ['install', '--prefer-offline', '--fetch-timeout=20000', ...quiet]);
  if (install().status === 0) return;
  const again = install(); // since a registry that hangs is not tested
  if (again.status !== 0) throw new Error(`npm install failed: ${again.output}`);
}

/**
 * @returns warnings of `npm run build`
 * @throws if it fails
 */
export function buildApp(folder: string): readonly string[] {
  const { status, output } = run(folder, ['run', 'build', '--if-present', '--silent']);
  if (status !== 0) throw new Error(`the build failed: ${output}`);
  return output.split('\n').filter((line) => /(?<!\b0 )\bwarn|deprecat/i.test(line));
}

function run(folder: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    env: environmentOf(folder),
    encoding: 'utf8',
    timeout: LONGEST,
  });
  return { status, output: stdout + stderr };
}

/** Builds the app with errors in it. @returns what the build did not complain of */
export async function buildWrongly(folder: string, { wrong }: App): Promise<readonly string[]> {
  if (!wrong) return [];
  await change(join(folder, wrong.file), wrong.changes);
  const { status, output } = run(folder, ['run', 'build', '--silent']);
  if (status === 0) return ['it is built'];
  return wrong.says
    .filter((error) => !error.test(output))
    .map((error) => `no ${String(error)} in: ${output}`);
}

/** Serves the app as its author would, and uses it. */
export async function useApp(folder: string, app: App, browser: Browser, services: Services) {
  const site = await serveApp(folder, app, services);
  const servers = [site];
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000); // ms, after which the page is considered to hang
  const faults = watchPage(page);
  try {
    if (app.cdn) {
      const files = await serveFiles(join(folder, 'node_modules/s3-image-upload'), '/');
      servers.push(files);
      await change(join(folder, app.cdn), [['https://cdn.example/s3-image-upload/', files.address]]);
    }
    await page.evaluateOnNewDocument(inPage);
    await page.goto(site.address, { waitUntil: 'load' });
    const wrong = await app.use({ page, photo: services.photo });
    const printed = site.output().match(/.*error.*/gi) ?? [];
    return [...faults, ...wrong, ...printed];
  } catch (error) {
    return [...faults, error instanceof Error ? error.message : String(error)];
  } finally {
    await page.close();
    for (const { close } of servers) await close();
  }
}

async function serveApp(folder: string, { built }: App, { presign, variables }: Services): Promise<Server> {
  if (built !== undefined) return serveFiles(join(folder, built), '/', presign);
  const port = String(await freePort());
  return runServer(folder, 'npm start', `http://127.0.0.1:${port}/`, { ...variables, PORT: port });
}

export const removeApp = (folder: string): Promise<void> => rm(folder, { recursive: true });
