// A browser whose profile outlives it, and the ways in which it or its page ends without warning.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { findBrowser, findFirefox } from '../../tools/browser.mjs';
import { watchPage } from '../watched-page.js';
import { Visit } from './visit.js';

export type Engine = 'Chromium' | 'Firefox';
/** `renderer`: the process of the page is killed; `crash`: it crashes; `browser`: all processes are killed. */
export type Death = 'renderer' | 'crash' | 'browser';

/** Runs once in each new page, before its own scripts. */
export type EarlyScript = (page: Page) => Promise<void>;

const LOST = /detached|closed|crash|Target|Session|disconnect|destroyed|Connection|aborted/i;

/** The error of a page that has died, which is no failure. */
const unlessDead = (cause: unknown) => {
  if (!LOST.test(String(cause))) throw cause;
};

export async function openPage(
  browser: { newPage(): Promise<Page> },
  url: string,
  early?: EarlyScript,
): Promise<Visit> {
  const page = await browser.newPage();
  const errors = watchPage(page, [/^(console|failed|answered)/]); // the storage is lost on purpose
  await early?.(page);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction('window.survival', { timeout: 60_000, polling: 20 });
  return new Visit(page, errors);
}

export class Profile {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #early: EarlyScript | undefined;
  #browser: Browser | undefined;

  constructor(engine: Engine, folder: string, early?: EarlyScript) {
    this.#engine = engine;
    this.#folder = folder;
    this.#early = early;
  }

  /** Opens the page in a new tab, in a new browser if none runs. */
  async visit(url: string): Promise<Visit> {
    this.#browser ??= await puppeteer.launch(await optionsOf(this.#engine, this.#folder));
    return openPage(this.#browser, url, this.#early);
  }

  async kill(death: Death, { page }: Visit): Promise<void> {
    const browser = this.#browser;
    if (!browser) return;
    if (death === 'browser') {
      await this.#killAll(browser);
      return;
    }
    if (death === 'crash' && this.#engine === 'Chromium') await crash(page);
    else for (const id of await this.#renderers(browser)) process.kill(id, 'SIGKILL');
    await page.close().catch(unlessDead);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
  }

  async #killAll(browser: Browser): Promise<void> {
    const child = browser.process();
    this.#browser = undefined;
    if (child?.pid === undefined) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL'); // puppeteer gives the browser a process group of its own
    await gone;
    await browser.disconnect().catch(() => undefined);
  }

  async #renderers(browser: Browser): Promise<number[]> {
    if (this.#engine === 'Firefox') return contentProcesses(browser.process()?.pid ?? 0);
    const session = await browser.target().createCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }
}

/** Firefox has one process for each site; its group has the number of the browser. */
function contentProcesses(group: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,pgid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, id, pgid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(pgid) === group && args.includes('-isForBrowser') ? Number(id) : [];
  });
}

async function crash(page: Page): Promise<void> {
  const crashed = new Promise((resolve) => page.once('error', resolve));
  const session = await page.createCDPSession();
  session.send('Page.crash').catch(() => undefined); // a crashed page does not answer
  await crashed;
}

async function optionsOf(engine: Engine, userDataDir: string): Promise<LaunchOptions> {
  const protocolTimeout = 120_000;
  if (engine === 'Chromium') return { ...(await findBrowser()), userDataDir, protocolTimeout };
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('Firefox is missing: install it.');
  return { browser: 'firefox', executablePath, userDataDir, protocolTimeout };
}
