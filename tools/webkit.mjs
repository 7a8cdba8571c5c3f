// Starts WebKitGTK for the tests: a virtual screen, the WebDriver server, and a launcher for the test runner.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { canRun, onPath } from './browser.mjs';
import { freePort } from './free-port.mjs';
import { startScreen } from './screen.mjs';

const PATIENCE = 10_000; // ms

/** The paths of the required programs; `undefined` if one of them is missing. */
export function findWebKit() {
  const browser = ['x86_64', 'aarch64']
    .flatMap((machine) =>
      ['4.1', '4.0'].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
    )
    .find(canRun);
  const driver = onPath('WebKitWebDriver').find(canRun);
  const screen = onPath('Xvfb').find(canRun);
  return browser && driver && screen ? { browser, driver, screen } : undefined;
}

/** @param {NonNullable<ReturnType<typeof findWebKit>>} found */
export async function startWebKit({ browser, driver, screen }) {
  /** @type {{ stop: () => void }[]} */
  const started = [];
  const stop = () => started.forEach((one) => one.stop());
  process.once('exit', stop);
  try {
    const shown = await startScreen(screen);
    started.push(shown);
    const port = await freePort();
    const env = { ...process.env, DISPLAY: shown.display };
    const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    started.push({ stop: () => server.kill() });
    await answers(`http://127.0.0.1:${port}/status`);
    const launcher = webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        pageLoadStrategy: 'none', // tests report themselves when they have run, and a waiting request would outlive them
        'wdio:enforceWebDriverClassic': true,
        // @ts-expect-error a capability of WebKitGTK that the types of webdriverio don't have
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
      },
    });
    // The types of webdriverio and the runner differ for absent properties.
    return { launcher: /** @type {import('@web/test-runner').BrowserLauncher} */ (launcher), stop };
  } catch (cause) {
    stop();
    throw cause;
  }
}

/** @param {string} address */
async function answers(address) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer.');
    await pause(50);
  }
}
