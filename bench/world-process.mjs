// The site and the storage, in the process that this file is forked into: told the scripts, it tells its address.
import { startWorld } from './world.mjs';

process.once('message', async (/** @type {Record<string, string>} */ scripts) => {
  const { site } = await startWorld(scripts);
  process.send?.(site);
});
process.once('disconnect', () => process.exit()); // whoever forked it is gone
