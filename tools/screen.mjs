// Starts a virtual screen for browsers that are tested with a window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE = 10_000; // ms

/**
 * Xvfb chooses a free number. A window on the developer's own screen would be in the way.
 *
 * @param {string} [xvfb] its path
 * @returns its name, for DISPLAY, and a function that stops it
 */
export async function startScreen(xvfb = 'Xvfb') {
  const screen = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [number] = await once(screen.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE) });
    return { display: `:${String(number).trim()}`, stop: () => screen.kill() };
  } catch (cause) {
    screen.kill();
    throw cause;
  }
}
