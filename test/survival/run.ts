// `npm run test:survival`: kills the browser, cuts the network, restarts the storage, and breaks the database while images are sent.
// `npm run test:survival -- kills` runs only what has this word in its name. `SURVIVAL=full` has as many interruptions as the docs say.
import { control } from './control.js';
import { eachCall, spoiledDatabases } from './database.js';
import { flights } from './flight.js';
import { survive, type Ordeal } from './survive.js';
import { tabs } from './tabs.js';
import { visitor } from './visitor.js';

const isFull = process.env.SURVIVAL === 'full';

const MB = 1e6;
const HOUR = 3_600_000; // ms
const few = { photos: 20, sizes: [0.3 * MB, 1.5 * MB], large: [40 * MB] } as const;
const many = { photos: 60, sizes: [MB, 5 * MB], large: [200 * MB, 200 * MB] } as const;
const images = isFull ? many : few;
const times = (full: number, short: number) => (isFull ? full : short);

const seconds = times(30, 6);

const ordeals: Readonly<Record<string, Ordeal>> = {
  'Chromium, kills': { images: many, seconds: times(60, 15), deaths: times(20, 4), seed: 1 },
  'Chromium, kills and network cuts': { images, seconds, deaths: times(10, 2), cuts: times(10, 3), seed: 2 },
  'Chromium, kills and restarts of the storage': {
    images,
    seconds,
    deaths: times(10, 2),
    restarts: times(10, 2),
    seed: 3,
  },
  'Chromium, kills, the clock an hour ahead': { images, seconds, deaths: times(10, 2), clock: HOUR, seed: 4 },
  'Chromium, kills, the clock an hour behind': {
    images,
    seconds,
    deaths: times(10, 2),
    clock: -HOUR,
    seed: 5,
  },
  'Firefox, kills': { engine: 'Firefox', images, seconds, deaths: times(20, 2), seed: 6 },
  'Ceph, kills': { store: 'Ceph', images, seconds, deaths: times(20, 2), seed: 7 },
};

const named = (name: string, all: Readonly<Record<string, () => Promise<string>>>) =>
  Object.fromEntries(Object.entries(all).map(([each, run]) => [`${name}: ${each}`, run]));

const runs: Readonly<Record<string, () => Promise<string>>> = {
  'control: without persist': control,
  ...Object.fromEntries(Object.entries(ordeals).map(([name, ordeal]) => [name, () => survive(ordeal)])),
  'what the visitor did': visitor,
  'two tabs': tabs,
  ...named('flight mode', flights),
  ...named('database', spoiledDatabases),
  'database: each call fails in turn': () => eachCall(isFull ? 1 : 1 / 32),
};

const word = process.argv[2] ?? '';
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(runs)) {
  if (!name.includes(word)) continue;
  const begun = performance.now();
  const seconds = () => `${Math.round((performance.now() - begun) / 1000)} s`;
  try {
    const fact = await run();
    passed += 1;
    console.log(`✓ ${name}: ${fact} (${seconds()})`);
  } catch (cause) {
    failed += 1;
    console.log(`✗ ${name} (${seconds()})\n    ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
