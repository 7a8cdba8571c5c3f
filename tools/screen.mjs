// A virtual screen, for browsers that are tested with a window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PATIENCE = 10_000; // ms

/**
 * Xvfb says which number was free; a window on the screen of who runs this would be in the way.
 *
 * @param {string} [xvfb] its path
 * @returns its name, for DISPLAY, and how to end it
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
