// Runs the site and the storage in a child process: receives the scripts, and sends its address.
import { startWorld } from './world.mjs';

process.once('message', async (/** @type {Record<string, string>} */ scripts) => {
  const { site } = await startWorld(scripts);
  process.send?.(site);
});
process.once('disconnect', () => process.exit()); // the parent process has ended
