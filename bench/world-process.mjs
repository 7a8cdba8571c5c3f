// Runs the site and the storage in a child process: receives the files and options, and sends their addresses.
import { startWorld } from './world.mjs';

process.once('message', async (/** @type {Parameters<typeof startWorld>} */ settings) => {
  const { site, storage } = await startWorld(...settings);
  process.send?.({ site, storage });
});
process.once('disconnect', () => process.exit()); // the parent process has ended
